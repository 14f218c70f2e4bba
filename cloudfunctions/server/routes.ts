/** Who may call what: the authorisation of the product, readable from top to bottom. */

import type { PublicRoutes } from '../../src/contract/copies'
import * as copies from '../../src/contract/copies'
import * as grantedCopies from '../../src/contract/granted-copies'
import type { HolderRoutes } from '../../src/contract/holder'
import * as holder from '../../src/contract/holder'
import * as inbox from '../../src/contract/inbox'
import * as notices from '../../src/contract/notices'
import type { OfficerRoutes, RoundRoutes } from '../../src/contract/officer'
import * as officer from '../../src/contract/officer'
import type { CredentialRoutes, TrustRoutes } from '../../src/contract/presentation'
import * as presentation from '../../src/contract/presentation'
import * as rights from '../../src/contract/rights'
import type { SharingRoutes } from '../../src/contract/sharing'
import * as sharing from '../../src/contract/sharing'
import { activateLicence } from './activation/activate-licence'
import { deactivateLicence } from './activation/deactivate-licence'
import { exportActivity } from './audit/export-activity'
import { hideActivity } from './audit/hide-activity'
import { listActivity } from './audit/list-activity'
import { listObjections, objectionsRequest } from './audit/list-objections'
import { listVerifications } from './audit/list-verifications'
import { openActivity } from './audit/open-activity'
import { reportRefusal } from './audit/report-refusal'
import { checkCopy } from './checking/check-copy'
import { checkFile } from './checking/check-file'
import { fetchDownload } from './checking/fetch-download'
import { renewCredentials } from './credentials/renew-credentials'
import { reportShowings } from './credentials/report-showings'
import type {
  CredentialsDeps,
  GrantsDeps,
  HolderDeps,
  IssuanceDeps,
  OfficerDeps,
  PublicDeps,
  SealingFunctionDeps,
  SharingServiceDeps,
} from './deps'
import { housekeeping } from './housekeeping/housekeeping'
import type { HttpRoutes } from './http-endpoint'
import { asAnyone, asCaller, asHolder, asOfficer, asOfficerOnShift } from './identity/actors'
import { endShift } from './identity/end-shift'
import { forgetMe } from './identity/forget-me'
import { me } from './identity/me'
import { officerMe } from './identity/officer-me'
import { proveIdentity } from './identity/prove-identity'
import { startShift } from './identity/start-shift'
import { listMessages, readMessages } from './inbox/list-messages'
import { listFleet } from './licences/list-fleet'
import { listFleets } from './licences/list-fleets'
import { listLicences } from './licences/list-licences'
import { openLicenceOf } from './licences/open-licence'
import { mirrorStatus, mirrorStatusRequest } from './mirroring/mirror-status'
import { asProvince } from './mirroring/province'
import { pushEvents, pushEventsRequest } from './mirroring/push-events'
import { redrive, redriveRequest } from './mirroring/redrive'
import { registerOfficers, registerOfficersRequest } from './mirroring/register-officers'
import { downloadCopy } from './notation/download-copy'
import { listCopies } from './notation/list-copies'
import { openCopy } from './notation/open-copy'
import { requestCopy } from './notation/request-copy'
import { withdrawCopy } from './notation/withdraw-copy'
import { answerNotices, listNotices } from './notices/consents'
import { sendNotices } from './notices/send-notices'
import { checkCode } from './presentation/check-code'
import { noteOutcome } from './presentation/note-outcome'
import { present } from './presentation/present'
import { presentationState } from './presentation/presentation-state'
import { reportOffline } from './presentation/report-offline'
import { verify } from './presentation/verify'
import type { PublicHttpRoutes } from './public-endpoint'
import type { Index } from './records'
import { closeAccount } from './rights/close-account'
import { answerErasure, askErasure, listErasures } from './rights/erasures'
import { exportMine } from './rights/export-mine'
import { type Route, route } from './route'
import { kickedCopy } from './sealing/kick'
import { makeNow, workOff } from './sealing/work-off'
import { askForGrant } from './sharing/ask-for-grant'
import { authoriseUse, authoriseUseRequest } from './sharing/authorise-use'
import { listDelegateActs, listDelegatedLicences } from './sharing/delegated'
import { delegate, withdrawDelegation } from './sharing/delegating'
import { listDelegations } from './sharing/delegation-view'
import { draftGrant } from './sharing/draft-grant'
import { fillGrant } from './sharing/fill-grant'
import { findPerson, showReceivingCode } from './sharing/find-person'
import { dropGrant, giveGrant, refuseRequest, withdrawGrant } from './sharing/giving'
import { grantedCopy } from './sharing/granted-copy'
import { listGrants, sharingMe } from './sharing/list-grants'
import { listGrantLicences, listLicenceGrants, openGrant } from './sharing/open-grant'
import { listParties } from './sharing/parties'
import { readGranted } from './sharing/read-granted'
import { grantReceipts } from './sharing/receipts'
import { retractRequest, returnGrant } from './sharing/receiving'
import { registerParties, registerPartiesRequest } from './sharing/register-parties'
import { withdrawLicences } from './sharing/withdraw-licences'
import { certificateData, certificateDataRequest } from './sharing-service/certificate-data'
import { certificateFile, certificateFileRequest } from './sharing-service/certificate-file'
import { certificateFileCheck, fileCheckRequest } from './sharing-service/certificate-file-check'
import { certificateInfo, certificateInfoRequest } from './sharing-service/certificate-info'
import { certificateTypes, certificateTypesRequest } from './sharing-service/certificate-types'
import { holderData, holderDataRequest } from './sharing-service/holder-data'
import { method } from './sharing-service/method'
import { retrieval, retrievalRequest } from './sharing-service/retrieval'
import type { AskedWork } from './timer-endpoint'
import { trustPaths } from './trust/public-paths'
import { publishing } from './trust/publishing'
import { statusChanges, statusListToken, trust } from './trust/serve'

type RoutesOf<D, R extends { readonly [N in keyof R]: { readonly value: unknown } }, C = Index> = {
  readonly [N in keyof R]: Route<D, C, R[N]['value']>
}

export const holderRoutes: RoutesOf<HolderDeps, HolderRoutes> = {
  proveIdentity: route(asCaller, holder.proveIdentityRequest, proveIdentity),
  me: route(asCaller, holder.emptyRequest, me),
  forgetMe: route(asCaller, holder.emptyRequest, forgetMe),
  listLicences: route(asHolder, holder.listRequest, listLicences),
  listFleets: route(asHolder, holder.emptyRequest, listFleets),
  listFleet: route(asHolder, holder.listFleetRequest, listFleet),
  openLicence: route(asHolder, holder.licenceRequest, openLicenceOf),
  activate: route(asHolder, holder.licenceRequest, activateLicence),
  deactivate: route(asHolder, holder.licenceRequest, deactivateLicence),
  present: route(asHolder, holder.licenceRequest, present),
  presentationState: route(asHolder, holder.presentationRequest, presentationState),
  listActivity: route(asHolder, holder.activityRequest, listActivity),
  openActivity: route(asHolder, holder.activityLineRequest, openActivity),
  hideActivity: route(asHolder, holder.hideActivityRequest, hideActivity),
  exportActivity: route(asHolder, holder.exportActivityRequest, exportActivity),
  reportRefusal: route(asHolder, holder.reportRefusalRequest, reportRefusal),
  requestCopy: route(asHolder, copies.requestCopyRequest, requestCopy),
  listCopies: route(asHolder, copies.listCopiesRequest, listCopies),
  openCopy: route(asHolder, copies.copyRequest, openCopy),
  withdrawCopy: route(asHolder, copies.copyRequest, withdrawCopy),
  downloadCopy: route(asHolder, copies.copyDownloadRequest, downloadCopy),
  exportMine: route(asHolder, rights.exportMineRequest, exportMine),
}

/** Holders and their delegates, and recipients. In whose name somebody acts is proven for each grant by itself. */
export const grantRoutes: RoutesOf<GrantsDeps, SharingRoutes> = {
  sharingMe: route(asHolder, sharing.emptyRequest, sharingMe),
  listParties: route(asHolder, sharing.listPartiesRequest, listParties),
  findPerson: route(asHolder, sharing.findPersonRequest, findPerson),
  showReceivingCode: route(asHolder, sharing.emptyRequest, showReceivingCode),
  draftGrant: route(asHolder, sharing.draftGrantRequest, draftGrant),
  fillGrant: route(asHolder, sharing.fillGrantRequest, fillGrant),
  giveGrant: route(asHolder, sharing.grantRequest, giveGrant),
  dropGrant: route(asHolder, sharing.grantRequest, dropGrant),
  refuseRequest: route(asHolder, sharing.refuseRequestRequest, refuseRequest),
  withdrawGrant: route(asHolder, sharing.grantRequest, withdrawGrant),
  withdrawLicences: route(asHolder, sharing.grantLicencesRequest, withdrawLicences),
  listGrants: route(asHolder, sharing.listGrantsRequest, listGrants),
  openGrant: route(asHolder, sharing.grantRequest, openGrant),
  listGrantLicences: route(asHolder, sharing.listGrantLicencesRequest, listGrantLicences),
  listLicenceGrants: route(asHolder, sharing.listLicenceGrantsRequest, listLicenceGrants),
  grantReceipts: route(asHolder, sharing.grantRequest, grantReceipts),
  readGranted: route(asHolder, sharing.readGrantedRequest, readGranted),
  grantedCopy: route(asHolder, grantedCopies.grantedCopyRequest, grantedCopy),
  returnGrant: route(asHolder, sharing.grantRequest, returnGrant),
  askForGrant: route(asHolder, sharing.askForGrantRequest, askForGrant),
  retractRequest: route(asHolder, sharing.grantRequest, retractRequest),
  delegate: route(asHolder, sharing.delegateRequest, delegate),
  withdrawDelegation: route(asHolder, sharing.delegationRequest, withdrawDelegation),
  listDelegations: route(asHolder, sharing.listDelegationsRequest, listDelegations),
  listDelegatedLicences: route(asHolder, sharing.delegationPageRequest, listDelegatedLicences),
  listDelegateActs: route(asHolder, sharing.delegationPageRequest, listDelegateActs),
  listMessages: route(asHolder, inbox.listMessagesRequest, listMessages),
  readMessages: route(asHolder, inbox.readMessagesRequest, readMessages),
  listNotices: route(asHolder, notices.noticesRequest, listNotices),
  answerNotices: route(asHolder, notices.answerNoticesRequest, answerNotices),
  askErasure: route(asHolder, rights.askErasureRequest, askErasure),
  answerErasure: route(asHolder, rights.answerErasureRequest, answerErasure),
  listErasures: route(asHolder, rights.listErasuresRequest, listErasures),
  closeAccount: route(asCaller, rights.closeAccountRequest, closeAccount),
}

/** What a phone needs to show without a network, and what it tells when it has one again. */
export const credentialRoutes: RoutesOf<CredentialsDeps, CredentialRoutes> = {
  renewCredentials: route(asHolder, presentation.renewCredentialsRequest, renewCredentials),
  reportShowings: route(asHolder, presentation.reportShowingsRequest, reportShowings),
}

export const publishingWork = publishing

export const officerRoutes: RoutesOf<OfficerDeps, OfficerRoutes & RoundRoutes> = {
  officerMe: route(asOfficer, officer.officerMeRequest, officerMe),
  startShift: route(asOfficer, officer.startShiftRequest, startShift),
  endShift: route(asOfficer, officer.officerMeRequest, endShift),
  verify: route(asOfficerOnShift, officer.verifyRequest, verify),
  checkCode: route(asCaller, officer.checkCodeRequest, checkCode),
  noteOutcome: route(asOfficer, officer.noteOutcomeRequest, noteOutcome),
  reportOffline: route(asOfficer, officer.reportOfflineRequest, reportOffline),
  listVerifications: route(asOfficer, officer.verificationsRequest, listVerifications),
}

/** Below the function's mount. */
export const issuanceRoutes: HttpRoutes<IssuanceDeps> = {
  '/events': { POST: route(asProvince, pushEventsRequest, pushEvents) },
  '/mirror/status': { POST: route(asProvince, mirrorStatusRequest, mirrorStatus) },
  '/mirror/redrive': { POST: route(asProvince, redriveRequest, redrive) },
  '/objections/list': { POST: route(asProvince, objectionsRequest, listObjections) },
  '/officers': { POST: route(asProvince, registerOfficersRequest, registerOfficers) },
  '/relying-parties': { POST: route(asProvince, registerPartiesRequest, registerParties) },
  '/authorisations': { POST: route(asProvince, authoriseUseRequest, authoriseUse) },
}

/** 共享服务 (GB/T 36906): relying parties' systems. Every method begins with the party whose key signed; below the function's mount. */
export const sharingServiceRoutes: HttpRoutes<SharingServiceDeps> = {
  '/GetCertificateType': { POST: method(certificateTypesRequest, certificateTypes) },
  '/Retrieval': { POST: method(retrievalRequest, retrieval) },
  '/GetCertificateDataByCertificateID': { POST: method(certificateDataRequest, certificateData) },
  '/GetCertificateDataByHolder': { POST: method(holderDataRequest, holderData) },
  '/GetCertificateFileByCertificateID': { POST: method(certificateFileRequest, certificateFile) },
  '/verifyCertInfo': { POST: method(certificateInfoRequest, certificateInfo) },
  '/verifyFile': { POST: method(fileCheckRequest, certificateFileCheck) },
}

export const nightlyWork = housekeeping

export const noticesWork = sendNotices

/** Anyone, from the mini-program. */
export const publicRoutes: RoutesOf<PublicDeps, PublicRoutes & TrustRoutes, undefined> = {
  checkCopy: route(asAnyone, copies.checkCopyRequest, checkCopy),
  checkFile: route(asAnyone, copies.checkFileRequest, checkFile),
  trust: route(asAnyone, presentation.trustRequest, trust),
  statusList: route(asAnyone, presentation.statusListRequest, statusListToken),
  statusChanges: route(asAnyone, presentation.statusChangesRequest, statusChanges),
}

/** Anyone, over HTTP; below the function's mount. */
export const publicHttpRoutes: PublicHttpRoutes<PublicDeps> = {
  '/copies/*': {
    GET: {
      kind: 'json',
      run: (deps, { parameter }) => publicRoutes.checkCopy.run(deps, undefined, { code: parameter }),
    },
  },
  '/files/check': {
    POST: { kind: 'json', run: (deps, { body }) => publicRoutes.checkFile.run(deps, undefined, body) },
  },
  ...trustPaths,
  '/downloads/*': { GET: { kind: 'file', run: (deps, { parameter }) => fetchDownload(deps, parameter) } },
}

export const sealingWork = workOff

/** What another function of ours asks for, with its proof. */
export const sealingKicked: AskedWork<SealingFunctionDeps, unknown> = (deps, event) => {
  const copy = kickedCopy(deps, event)
  return copy === undefined ? undefined : makeNow(deps, copy)
}
