/** What each function is given. Work that needs more than its function holds does not compile. */
import type { EndpointDeps } from './endpoint'
import type { HttpDeps } from './http-endpoint'
import type { IdentityDeps } from './identity/actors'
import type { ProvingDeps } from './identity/prove-identity'
import type { MirroringDeps } from './mirroring/arrival'
import type { PresentingDeps } from './presentation/present'
import type { VerifyingDeps } from './presentation/verify'
import type { TimerDeps } from './timer-endpoint'

/** The mini-program, for holders. The only one that can ask the identity provider. */
export type HolderDeps = EndpointDeps & ProvingDeps & PresentingDeps

/** The mini-program, for officers. */
export type OfficerDeps = EndpointDeps & IdentityDeps & VerifyingDeps

/** The provincial licensing system. The only one that holds its verification keys. */
export type IssuanceDeps = HttpDeps & MirroringDeps

/** The timer. */
export type NightlyDeps = TimerDeps & MirroringDeps
