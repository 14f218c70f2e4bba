/** What each function is given. Work that needs more than its function holds does not compile. */
import type { FileCheckingDeps } from './checking/check-file'
import type { DownloadingDeps } from './checking/fetch-download'
import type { RenewingDeps } from './credentials/renew-credentials'
import type { ReportingDeps } from './credentials/report-showings'
import type { EndpointDeps } from './endpoint'
import type { HttpDeps } from './http-endpoint'
import type { OfficerIdentityDeps } from './identity/actors'
import type { ProvingDeps } from './identity/prove-identity'
import type { ShiftDeps } from './identity/start-shift'
import type { MirroringDeps } from './mirroring/arrival'
import type { LinkingDeps } from './notation/download-copy'
import type { CopyingDeps } from './notation/request-copy'
import type { ConsentDeps } from './notices/consents'
import type { NoticeSendingDeps } from './notices/send-notices'
import type { KeyedIndex } from './ports'
import type { CheckingDeps } from './presentation/check-code'
import type { NotingDeps } from './presentation/note-outcome'
import type { PresentingDeps } from './presentation/present'
import type { OfflineReportingDeps } from './presentation/report-offline'
import type { VerifyingDeps } from './presentation/verify'
import type { PublicEndpointDeps } from './public-endpoint'
import type { SealingDeps } from './sealing/made'
import type { FindingDeps } from './sharing/find-person'
import type { MovingDeps } from './sharing/giving'
import type { GrantedLinkingDeps } from './sharing/granted-copy'
import type { CopyFetchingDeps } from './sharing-service/certificate-file'
import type { PublishingDeps } from './status-lists/signed-list'
import type { TimerDeps } from './timer-endpoint'
import type { TrustFetchingDeps } from './trust/fetch-trust-list'
import type { TrustServingDeps } from './trust/serve'

/** The mini-program, for holders. */
export type HolderDeps = EndpointDeps & ProvingDeps & PresentingDeps & CopyingDeps & LinkingDeps

/** The mini-program, for officers, and for anyone who scans. With `holder` the only one that can ask the identity provider. */
export type OfficerDeps = EndpointDeps &
  OfficerIdentityDeps &
  VerifyingDeps &
  CheckingDeps &
  ShiftDeps &
  NotingDeps &
  OfflineReportingDeps

/** The provincial licensing system. The only one that holds its verification keys. */
export type IssuanceDeps = HttpDeps & MirroringDeps

/** The mini-program, for holders, and the timer. The only one that holds the issuer's key. */
export type CredentialsDeps = EndpointDeps & RenewingDeps & ReportingDeps & PublishingDeps & TrustFetchingDeps

/** The mini-program, for holders, their delegates, and recipients. The only one that holds the key receipts are signed with. */
export type GrantsDeps = EndpointDeps & FindingDeps & MovingDeps & ConsentDeps & GrantedLinkingDeps

/** Relying parties' systems, over HTTP. Whose keys those are the database says. */
export type SharingServiceDeps = HttpDeps & CopyFetchingDeps & FileCheckingDeps

/** The timer. The only one that speaks to WeChat. */
export type NoticesDeps = TimerDeps & NoticeSendingDeps

/** The timer. */
export type NightlyDeps = TimerDeps & MirroringDeps

/** The timer and `holder`'s kick. The only one that can ask for the seal. */
export type SealingFunctionDeps = TimerDeps & SealingDeps & { readonly index: KeyedIndex }

/** Anyone. It holds no key of ours: what it serves opens with what the caller brings. */
export type PublicDeps = PublicEndpointDeps &
  FileCheckingDeps &
  DownloadingDeps &
  TrustServingDeps & { readonly publicHost: string }
