/**
 * What is stored, collection by collection, and the indexes each is found by. Ids are derived, never allocated: idempotence and
 * fork-freedom come from them. No id, index or readable field is built from personal data in the clear.
 */
import type { AuditEntry } from '../../src/core/audit'
import type { EventType, Finding } from '../../src/core/licence/event'
import type { TypeCode } from '../../src/core/licence/kinds'
import type { FaceData, Review } from '../../src/core/licence/licence'
import type { LicenceCategory } from '../../src/core/licence/licence-category'
import type { LegalState } from '../../src/core/licence/status'
import type { VehicleFamily } from '../../src/core/licence/vehicle-family'
import type { MakingState } from '../../src/core/notation/copy-life'
import type { ItemState } from '../../src/core/sharing/access'
import type { DelegatedAct, DelegationScope } from '../../src/core/sharing/delegation'
import type { ErasureState } from '../../src/core/sharing/erasure'
import type { GrantStage } from '../../src/core/sharing/grant-life'
import type { MessageKind } from '../../src/core/sharing/message'
import type { NoticeConsent, NoticeTopic } from '../../src/core/sharing/notice'
import type { Purpose } from '../../src/core/sharing/purposes'
import type { PartyKind, RecipientKey } from '../../src/core/sharing/recipient'
import type { GrantState } from '../../src/core/sharing/states'
import type { GrantTerms } from '../../src/core/sharing/terms'
import type { CivilDate, Instant } from '../../src/core/time'

/** A field encrypted for one place: `keyId.base64url(iv ‖ ciphertext ‖ mac)`. */
export type Sealed = string & { readonly __brand: 'Sealed' }

/** A keyed digest (HMAC-SM3, 64 hex digits): finds what it was made of, tells nothing about it. */
export type Index = string & { readonly __brand: 'Index' }

/** The collections and what one record of each holds. The comment says what the id is. */
export interface Records {
  /** id: index of type code and number */
  readonly licences: LicenceRecord
  /** id: `licence:revision`, the revision of the event that made the version */
  readonly versions: VersionRecord
  /** id: index of the 证照标识 without version and check character */
  readonly identifiers: { readonly licence: Index }
  /** id: `licence:seq`, seq from 1 */
  readonly audit: AuditRecord
  /** id: the licence; the last link of its chain */
  readonly auditHeads: AuditRecord
  /** id: `licence:revision:ministry` */
  readonly outbox: OutboxRecord
  /** id: the province's eventId */
  readonly events: EventRecord
  /** id: `licence:revision` */
  readonly held: HeldRecord
  /** id: index of the eventId, or of the event itself when it has no usable one */
  readonly rejections: RejectionRecord
  /** id: `collection:id` of what it tells of */
  readonly alerts: AlertRecord
  /** id: the shard, in decimal; how many of its blocks of serials have been taken */
  readonly serialBlocks: { readonly taken: number }
  /** id: the licence */
  readonly activations: ActivationRecord
  /** id: index of the openid */
  readonly people: PersonRecord
  /** id: index of the officer's own code */
  readonly officers: OfficerRecord
  /** id: SM3 of the token, in hex; the token itself is stored nowhere */
  readonly presentations: PresentationRecord
  /** id: index of the officer and of his request's id */
  readonly verifications: VerificationRecord
  /** id: index of the openid; who is on shift with this phone */
  readonly shifts: ShiftRecord
  /** id: `officer:` and his id, or `anyone:` and the index of the openid */
  readonly limits: LimitRecord
  /** id: index of who asked, his request's id and the code's record */
  readonly refusedChecks: RefusedCheckRecord
  /** id: index of the openid; the key this phone's credentials are bound to */
  readonly devices: DeviceRecord
  /** id: index of the phone's own id of a showing */
  readonly showings: { readonly licence: Index; readonly expiresAt: Instant }
  /** id: one word, `next`; how many blocks of status indexes were taken */
  readonly statusBlocks: { readonly taken: number }
  /** id: `list:index:revision`; the licence's status may read otherwise in the list than it did */
  readonly statusChanges: StatusChangeRecord
  /** id: `issuer:list` */
  readonly statusLists: StatusListRecord
  /** id: `current` */
  readonly trustLists: TrustListRecord
  /** id: whose sight it is, a colon, the entry in `audit` */
  readonly hiddenEntries: HiddenEntryRecord
  /** id: the record in `verifications` that is objected to */
  readonly objections: ObjectionRecord
  /** id: SM3 of key id and nonce, in hex */
  readonly nonces: { readonly expiresAt: Instant }
  /** id: index of the openid */
  readonly identityAttempts: { readonly at: readonly Instant[]; readonly expiresAt: Instant }
  /** id: SM3 of the 查验码, in hex; the code itself is only there sealed */
  readonly copies: CopyRecord
  /** id: the licence; the running number of its latest copy */
  readonly copyNumbers: { readonly last: number }
  /** id: SM3 of the whole file, in hex */
  readonly registeredFiles: RegisteredFileRecord
  /** id: SM3 of the link's token, in hex; the token itself is stored nowhere */
  readonly downloads: DownloadRecord
  /** id: index of who began it and his request's id; the same for a request and for the grant it becomes */
  readonly grants: GrantRecord
  /** id: `grant:licence` */
  readonly grantItems: GrantItemRecord
  /** id: `grant:number`, from 1 */
  readonly receipts: ReceiptRecord
  /** id: index of who reads and his request's id */
  readonly readings: ReadingRecord
  /** id: 用证单位标识, given by the province */
  readonly relyingParties: RelyingPartyRecord
  /** id: the key id */
  readonly partyKeys: PartyKeyRecord
  /** id: SM3 of the code, in hex; the code itself is stored nowhere */
  readonly receivingCodes: { readonly person: Index; readonly expiresAt: Instant }
  /** id: index of who gave it and his request's id */
  readonly delegations: DelegationRecord
  /** id: what it is about, its kind, and the day or side where there are several, with colons */
  readonly messages: MessageRecord
  /** id: the phone, by the index of its openid; what its person has agreed to be told by WeChat */
  readonly subscriptions: SubscriptionRecord
  /** id: `owner:phone`; whose messages a phone is told of */
  readonly followers: FollowerRecord
  /** id: the person's own index; up to which moment he has read his messages */
  readonly inboxes: { readonly readUpTo: Instant }
  /** id: the grant */
  readonly erasures: ErasureRecord
  /** id: one word, `reminders`; how far the run of a day has come */
  readonly reminderRuns: ReminderRunRecord
}

export type CollectionName = keyof Records

export interface LicenceRecord {
  readonly typeCode: TypeCode
  readonly category: LicenceCategory
  readonly holderIndex: Index
  readonly holderName: Sealed
  readonly holderCode: Sealed
  readonly holderCodeType: string
  readonly number: Sealed
  readonly certificateName: string
  readonly authorityName: string
  readonly authorityCode: string
  readonly issuedOn: CivilDate
  readonly validFrom?: CivilDate
  readonly validUntil?: CivilDate
  /** The face fields that are nobody's personal data. */
  readonly face: FaceData
  /** The others, each its JSON text sealed. */
  readonly sealedFace: { readonly [field: string]: Sealed }
  readonly photo?: Sealed
  readonly identifier: string
  readonly previousIdentifier?: string
  readonly version: number
  readonly revision: number
  readonly issueRevision: number
  /** Place in our status lists, `list:index`, of this life of the licence: from its first offline credential on, and never another's. */
  readonly statusReference?: string
  readonly state: LegalState
  readonly stateSince: Instant
  readonly stateReason?: Sealed
  readonly annualReview?: Review
  readonly integrityAssessment?: Review
  /** Keyed digest of the latest event without its id: tells a repeat from a conflict at the same revision. */
  readonly eventDigest: Index
  /** When the province last told us about this licence. */
  readonly mirroredAt: Instant
  /** 号牌号码 of an organisation's vehicle, painted on its side for all to read: orders the fleet. A person's is only in the sealed face. */
  readonly plateNumber?: string
  /** The same read from its end: people remember the last digits. */
  readonly plateFromEnd?: string
  /** Vehicles: the keyed index of the operator's permit that the vehicle names, a colon, and the plate. */
  readonly permitPlate?: string
  /** Vehicles: 客车 or 货车. */
  readonly vehicleFamily?: VehicleFamily
  /** Vehicles: the earliest day by which the holder has to have seen to something. */
  readonly dueBy?: CivilDate
}

/** Records of an older data directory do not say how far their file is; it is made when a copy needs it. */
export interface VersionRecord extends Partial<MakingRecord> {
  readonly licence: Index
  readonly version: number
  readonly identifier: string
  readonly event: string
  readonly eventId: string
  readonly revision: number
  readonly occurredAt: Instant
  /** What the version before this one became with it; absent for the first. */
  readonly former?: LegalState
  /** The whole licence as it was then, JSON text sealed. */
  readonly snapshot: Sealed
}

export type FileFormat = 'ofd' | 'pdf'

/**
 * 待签文件: how far the files of a licence version or of a copy have come. The record is its own place in the queue: the wish for a file is born
 * in the commit that makes the thing it is about, and can be neither lost nor doubled.
 */
export interface MakingRecord {
  readonly fileState: MakingState
  readonly fileSince: Instant
  /** When somebody may take it on. Taking it on moves this ahead: until then it is his, and his writes name it (租约). */
  readonly fileNextAt: Instant
  /** How often it was put off. */
  readonly fileDelays: number
  readonly files: { readonly [F in FileFormat]?: FileRecord }
  /** Why it waits or failed, JSON text sealed: it may name a character of somebody's name. */
  readonly fileProblem?: Sealed
}

/** One file. What is meant is written before the seal is asked, so that no request is ever put to it twice. */
export interface FileRecord {
  /** From 1; the last part of the seal request's id. */
  readonly attempt: number
  /** Every time in the file. */
  readonly sealedAt: Instant
  /** Hex SM3 of the bytes to be signed. */
  readonly toSign: string
  readonly signed?: SignedFileRecord
  readonly stored?: StoredFileRecord
}

export interface SignedFileRecord {
  /** 签名值, DER in base64. */
  readonly signature: string
  /** Where the file will be, and what it is encrypted with: the same in every run, so that a run that is repeated leaves nothing over. */
  readonly path: string
  readonly key: Sealed
}

export interface StoredFileRecord {
  /** As the file storage names it. */
  readonly id: string
  /** Hex SM3 of the whole file, not encrypted. */
  readonly digest: string
  readonly bytes: number
}

/** 加注件. Its own words and its code are sealed. */
export interface CopyRecord extends MakingRecord {
  readonly licence: Index
  /** The record in `versions` it is a copy of. */
  readonly version: string
  /** 证照标识 of that version. */
  readonly identifier: string
  readonly typeCode: TypeCode
  /** Whose licence it was. */
  readonly holderIndex: Index
  readonly number: string
  readonly code: Sealed
  readonly subject: Sealed
  readonly purpose: Sealed
  readonly recipient: Sealed
  readonly grant?: Sealed
  /** Who asked: the holder, or the recipient of a grant. Copies of an older data directory do not say: they were the holder's. */
  readonly askedBy?: Index | RecipientKey
  readonly until: CivilDate
  readonly requestedAt: Instant
  readonly madeAt?: Instant
  readonly withdrawnAt?: Instant
}

/** 登记: what a file is, found by its digest alone. */
export interface RegisteredFileRecord {
  readonly kind: 'licence' | 'copy'
  /** The record in `versions` or `copies`. */
  readonly subject: string
  readonly format: FileFormat
}

/** 下载链接. Whoever has the token, and nobody else, can open the file it leads to: its key is wrapped with the token. */
export interface DownloadRecord {
  readonly copy: string
  readonly licence: Index
  readonly format: FileFormat
  readonly file: string
  readonly fileName: string
  readonly digest: string
  readonly wrappedKey: string
  readonly state: 'waiting' | 'used'
  readonly expiresAt: Instant
  readonly usedAt?: Instant
  /** Under which grant a recipient fetches it, as the licence's trail says it; the holder himself when absent. */
  readonly under?: {
    readonly grant: Index
    readonly recipient: RecipientKey
    readonly purpose: Purpose
    /** Sealed for the licence's trail. */
    readonly name: Sealed
  }
}

/** 留痕: a link of the licence's chain. Free text is sealed before it is chained, so the chain is checked without keys. */
export interface AuditRecord extends AuditEntry {
  readonly stream: Index
  readonly act: AuditAct
  /** An officer is named by his index. */
  readonly actor: 'holder' | 'province' | 'anyone' | 'recipient' | 'delegate' | Index
  readonly facts: AuditFacts
  /** `facts.holder` once more, to be found by. */
  readonly holderIndex: Index
  /** `facts.delegation` once more, to be found by. */
  readonly delegation?: Index
}

export type AuditAct =
  | 'activated'
  | 'deactivated'
  | 'opened'
  | 'presented'
  | 'credentialIssued'
  | 'presentedOffline'
  | 'verified'
  | 'verifiedOffline'
  | 'checked'
  | 'outcomeNoted'
  | 'refusalReported'
  | 'verifyRefused'
  | 'mirrored'
  | 'copyRequested'
  | 'copyMade'
  | 'copyDownloaded'
  | 'copyWithdrawn'
  | 'grantAsked'
  | 'grantRefused'
  | 'grantGiven'
  | 'grantWithdrawn'
  | 'grantLicencesWithdrawn'
  | 'grantReturned'
  | 'grantIncluded'
  | 'grantRead'
  | 'grantReadRefused'
  | 'delegated'
  | 'delegationWithdrawn'
  | 'erasureAsked'
  | 'erasureAnswered'

export type AuditFacts = {
  readonly holder: Index
  readonly typeCode: TypeCode
  readonly officerNumber?: string
  readonly agency?: string
  readonly place?: Sealed
  /** The verdict, the refusal's code, the event's type, the number of the copy, or what an officer did. */
  readonly outcome?: string
  /** 行政区划代码 of where the officer serves. */
  readonly division?: string
  /** Which of the licence was seen. */
  readonly seen?: 'face' | 'public' | 'offlineCode'
  /** When it happened, for what was told later. */
  readonly happenedAt?: Instant
  readonly ground?: string
  /** An officer's or the holder's own words. */
  readonly words?: Sealed
  /** The check it is about: the record in `verifications`. */
  readonly verification?: string
  /** The grant it is about. Acts on a grant as a whole are in a trail of its own, readings in the licence's. */
  readonly grant?: Index
  readonly recipient?: RecipientKey
  /** The recipient, or the authority's service, by name. */
  readonly name?: Sealed
  /** Who acted in the holder's name. */
  readonly delegateName?: Sealed
  readonly purpose?: Purpose
  /** Names of the fields that were read or asked for; never the values. */
  readonly fields?: readonly string[]
  /** Of a trail that is no licence's: one it is about, and how many there are. */
  readonly licence?: Index
  readonly licences?: number
  /** Under which delegation it was done. */
  readonly delegation?: Index
}

/** What of a grant's terms is nobody's personal data. */
export type StoredTerms = Omit<GrantTerms, 'words'>

/** 授权, from the request or the draft on. */
export interface GrantRecord {
  /** As last stored; what it is now the calendar knows: `core/sharing/grant-life`. */
  readonly state: GrantState
  /** `stageOf(state)`, to be found by. */
  readonly stage: GrantStage
  /** In whose name: a person, a company, or the authority. */
  readonly giver: Index | 'authority'
  readonly giverName: Sealed
  readonly giverKind: 'person' | 'company' | 'authority'
  readonly recipient: RecipientKey
  readonly recipientName: Sealed
  readonly partyKind?: PartyKind
  readonly terms: StoredTerms
  readonly words?: Sealed
  /** What a relying party asked, and when; absent for what the giver began. */
  readonly asked?: StoredTerms
  readonly askedWords?: Sealed
  readonly askedAt?: Instant
  readonly refusal?: Sealed
  /** How many licences it includes, and {@link licencesDigest} over them. */
  readonly size: number
  readonly digest: string
  /** The first few of them, for titles. */
  readonly first: readonly { readonly licence: Index; readonly typeCode: TypeCode }[]
  /** By which delegation it was begun, and who acted. */
  readonly delegation?: Index
  readonly delegateName?: Sealed
  /** What the authority authorised: the named service and the ground in law. */
  readonly service?: string
  readonly ground?: string
  /** When it was asked for or begun. */
  readonly at: Instant
  readonly givenAt?: Instant
  readonly endedAt?: Instant
  /** When its present state ends by itself. */
  readonly endsAt: Instant
  /** Number of the latest receipt. */
  readonly receipts: number
  /** When it may be removed, its licences and receipts with it: `core/sharing/retention`. */
  readonly expiresAt: Instant
}

/** 授权的证照: one licence's place in a grant. Nothing of it counts unless the grant is in force. */
export interface GrantItemRecord {
  readonly grant: Index
  readonly licence: Index
  readonly recipient: RecipientKey
  /** Whose licence it was, and in which life, when it was included. */
  readonly holderIndex: Index
  readonly issueRevision: number
  readonly typeCode: TypeCode
  readonly category: LicenceCategory
  /** 证照标识 of the version that was included. */
  readonly identifier: string
  /** Place in the row of included licences, from 1. */
  readonly place: number
  readonly state: ItemState
  readonly used: number
  readonly lastReadAt?: Instant
  /** `holderIndex` once more when the giver is another: so a driver finds what his employer included, and anyone what the authority did. */
  readonly foreign?: Index
  readonly at: Instant
  readonly withdrawnAt?: Instant
}

/** 授权凭证, as it was signed: JSON text, sealed, for it names both sides. */
export interface ReceiptRecord {
  readonly grant: Index
  readonly receipt: Sealed
  readonly number: number
}

/** A reading that was answered. A repeat of the same request is no second use, as long as nothing has changed. */
export interface ReadingRecord {
  readonly grant: Index
  readonly licence: Index
  readonly revision: number
  readonly used: number
  readonly at: Instant
  readonly expiresAt: Instant
}

/** 用证单位, registered by the province. */
export interface RelyingPartyRecord {
  readonly name: string
  /** `plateKey` of the name: what it is searched by. */
  readonly nameKey: string
  readonly kind: PartyKind
  readonly about?: string
  /** `holderIndexOf` its credit code: who represents the company acts for the party. */
  readonly company: Index
  readonly state: 'active' | 'suspended'
  readonly keyIds: readonly string[]
  readonly digest: Index
  readonly registeredAt: Instant
}

/** A key of a relying party's system. Rotated by registering the next one beside it, then with an end. */
export interface PartyKeyRecord {
  readonly party: string
  /** Uncompressed, hex. */
  readonly publicKey: string
  readonly validUntil?: CivilDate
  readonly state: 'active' | 'retired'
}

/** 委托. */
export interface DelegationRecord {
  readonly principal: Index
  readonly principalName: Sealed
  /** A person, or a company through whoever may act for it. */
  readonly delegate: Index
  readonly delegateName: Sealed
  readonly scope: DelegationScope
  readonly acts: readonly DelegatedAct[]
  readonly from: CivilDate
  readonly until: CivilDate
  /** Of one of the licences, for the trail. */
  readonly typeCode: TypeCode
  /** The legal representative a company's permits named when it was given. */
  readonly representative?: Index
  readonly at: Instant
  readonly withdrawnAt?: Instant
  readonly expiresAt: Instant
}

/** Whose inbox: a person's, a company's that he may act for, or a relying party's. */
export type InboxOwner = Index | `party:${string}`

/** 消息. It names who acted and which licence it is about, and no value of a licence. */
export interface MessageRecord {
  readonly to: InboxOwner
  readonly kind: MessageKind
  readonly at: Instant
  /** Who acted, by name. */
  readonly name?: Sealed
  readonly grant?: Index
  readonly licence?: Index
  readonly typeCode?: TypeCode
  /** How many licences it is about. */
  readonly licences?: number
  /** The last day of what it warns of. */
  readonly day?: CivilDate
  /** Whether it still has to be looked at for a notice by WeChat. Settled before one is sent: none is sent twice. Absent: from before there were any. */
  readonly notice?: 'waiting' | 'settled'
  readonly expiresAt: Instant
}

/** 微信通知: consents, counted. One is good for one notice. */
export interface SubscriptionRecord {
  /** The person who gave them: another one's phone by now gets none. */
  readonly self: Index
  /** Whom WeChat sends it to. */
  readonly openid: Sealed
  readonly consents: { readonly [T in NoticeTopic]?: NoticeConsent }
  /** The last request counted: the same again is no other consent. */
  readonly requestId: string
}

export interface FollowerRecord {
  readonly to: InboxOwner
  /** Id of the subscription. */
  readonly phone: Index
}

/** 删除请求: a holder asks a recipient to delete what he read under a grant that is over. */
export interface ErasureRecord {
  readonly giver: Index
  readonly giverName: Sealed
  readonly recipient: RecipientKey
  readonly recipientName: Sealed
  readonly state: ErasureState
  readonly at: Instant
  /** Up to when it may be answered. */
  readonly endsAt: Instant
  readonly answeredAt?: Instant
  /** Why the recipient may keep it, in his words. */
  readonly words?: Sealed
  readonly expiresAt: Instant
}

export interface ReminderRunRecord {
  readonly day: CivilDate
  /** The last person who was looked at; absent when everybody was. */
  readonly after?: { readonly value: string; readonly id: string }
  readonly done: boolean
}

/** 发件箱: what the ministry has yet to be told. Written with the change it tells of; delivered by a function of its own. */
export interface OutboxRecord {
  readonly licence: Index
  readonly identifier: string
  readonly version: number
  readonly revision: number
  readonly operation: 'create' | 'update' | 'invalidate'
  readonly state: 'pending'
  readonly createdAt: Instant
}

export interface EventRecord {
  readonly licence: Index
  readonly revision: number
  readonly digest: Index
  readonly outcome: 'accepted' | 'held'
  readonly at: Instant
}

/** 暂存: an event that came before its predecessor. */
export interface HeldRecord {
  readonly licence: Index
  readonly revision: number
  readonly eventId: string
  readonly digest: Index
  /** 事件原文: read again by the rules of the day when its turn comes. */
  readonly event: Sealed
  /** Why it could not be looked at; none as long as it only waits. */
  readonly findings: readonly Finding[]
  readonly heldAt: Instant
  /** When waiting becomes an alert. */
  readonly expiresAt: Instant
  /** When the nightly run looks at it next. */
  readonly nextAt: Instant
}

/** 退回: a rejected event, kept until it is corrected. The same event again, or another attempt under its id, is the same record. */
export interface RejectionRecord {
  readonly eventId?: string
  readonly type?: EventType
  readonly typeCode?: TypeCode
  readonly licence?: Index
  readonly revision?: number
  /** 事件原文; absent when it was beyond any event in length or depth, or cannot be opened. */
  readonly event?: Sealed
  /** Of the latest attempt. */
  readonly findings: readonly Finding[]
  readonly rejectedAt: Instant
  readonly lastAt: Instant
  readonly attempts: number
  readonly state: 'open' | 'corrected'
  /** The licence's revision at the latest attempt; 0 when there was none. */
  readonly revisionThen: number
  /** Whether its id was another event's at the latest attempt. */
  readonly wasIdTaken: boolean
  readonly expiresAt: Instant
  readonly nextAt: Instant
}

/** 告警: something that waited for the province too long. It closes when the thing is put right. */
export interface AlertRecord {
  readonly kind: 'held' | 'rejections'
  /** The record it tells of, in the collection `kind`. */
  readonly subject: string
  readonly since: Instant
  readonly findings: readonly Finding[]
  readonly state: 'open' | 'closed'
  readonly raisedAt: Instant
  readonly closedAt?: Instant
  readonly nextAt: Instant
}

export interface ActivationRecord {
  /** Whose licence it was when activated: another holder has to activate again. */
  readonly holderIndex: Index
  /** Which life of the licence it was: one issued anew after its end has to be activated again. */
  readonly issueRevision: number
  readonly activatedAt: Instant
}

export interface PersonRecord {
  /** The proven identity, JSON text sealed. */
  readonly identity: Sealed
  /** The person's own index. */
  readonly self: Index
  /** Indexes of the companies the person may act for. */
  readonly represents: readonly Index[]
  readonly provenAt: Instant
  /** Random, another with each proof: what was shown in an earlier session is good no longer. Records of an older data directory have none. */
  readonly session?: string
  /** Index of the phone number the identity provider vouches for, if it does. */
  readonly phone?: Index
}

export interface OfficerRecord {
  readonly officerNumber: string
  readonly name: Sealed
  readonly agency: string
  readonly division: string
  /** 执法证有效期, its last day; none as long as the province gave none. */
  readonly validUntil?: CivilDate
  readonly active: boolean
  readonly digest: Index
  readonly registeredAt: Instant
}

/** 核验记录, the officer's own: whose licence it was is for its holder to know. */
export interface VerificationRecord {
  readonly officer: Index
  /** When it was made. */
  readonly at: Instant
  /** When it was told, if later. */
  readonly toldAt?: Instant
  readonly typeCode?: TypeCode
  readonly verdict: 'valid' | 'invalid' | 'stale' | 'undetermined'
  readonly reason?: string
  readonly means: 'online' | 'offline' | 'ministry'
  readonly place?: Sealed
  /** SM3 of the code's token, in hex, for codes shown online: a request's id is one code's. */
  readonly presentation?: string
  /** Ours only: where its outcome is written for the holder. */
  readonly licence?: Index
  /** Whose it was then: a vehicle may have another holder before the outcome is noted. Absent on checks made before it was kept. */
  readonly holder?: Index
  readonly outcome?: 'accepted' | 'refused'
  readonly ground?: string
  readonly words?: Sealed
}

/** 上岗. */
export interface ShiftRecord {
  readonly officer: Index
  readonly startedAt: Instant
  readonly endsAt: Instant
}

/** 限次: what one asker has asked, by the limit's name, since its window began. */
export interface LimitRecord {
  readonly counts: { readonly [limit: string]: { readonly since: Instant; readonly count: number } }
  /** Another one with every count: who read an older one counts again. */
  readonly turn: number
  readonly expiresAt: Instant
}

/** A refused check of a code. It is durable before it is told, and waits here for its place in the licence's trail. */
export interface RefusedCheckRecord {
  readonly licence: Index
  readonly at: Instant
  readonly actor: AuditRecord['actor']
  readonly facts: AuditFacts
  /** `verifyRefused` when absent. */
  readonly act?: 'verifyRefused' | 'grantReadRefused'
  readonly state: 'waiting' | 'chained'
  /** Once it is in the trail: until then a repeat of the request is the same attempt. */
  readonly expiresAt?: Instant
}

export interface DeviceRecord {
  /** Compressed, in hex. */
  readonly deviceKey: string
  readonly since: Instant
  /** Instants of the latest renewals. */
  readonly renewals: readonly Instant[]
}

/** 状态变更, waiting to be published; the status itself is read when it is. */
export interface StatusChangeRecord {
  readonly list: number
  readonly index: number
  readonly licence: Index
  readonly state: 'waiting' | 'published'
  readonly at: Instant
  /** The `seq` of the list it was published with. */
  readonly seq?: number
}

export interface StatusListRecord {
  readonly issuer: string
  readonly list: number
  readonly seq: number
  /** The JWS as published. */
  readonly token: string
  /** The JWS of what changed since the list of `changesFrom`. */
  readonly changes: string
  readonly changesFrom: number
  /** Everything that happened up to then is in it. */
  readonly asOf: Instant
  /** How many entries it has. */
  readonly length: number
  /** The id of the key that signed it. */
  readonly signedBy: string
  /** What the latest lists changed, the oldest first: all of it since `changesFrom`. */
  readonly recent: readonly { readonly seq: number; readonly index: number }[]
  readonly publishedAt: Instant
  /** When it has to be signed anew, changed or not. */
  readonly renewAt: Instant
}

export interface TrustListRecord {
  readonly token: string
  readonly sequence: number
  readonly fetchedAt: Instant
}

/** An entry that somebody put out of his own sight; others who act for the same company go on seeing it. */
export interface HiddenEntryRecord {
  /** Whose sight it is. */
  readonly holderIndex: Index
  readonly entry: string
  readonly hiddenAt: Instant
}

/** 异议 of a holder; for the province to answer. */
export interface ObjectionRecord {
  readonly licence: Index
  readonly holderIndex: Index
  readonly officer: Index
  readonly words: Sealed
  readonly state: 'open'
  readonly at: Instant
}

export interface PresentationRecord {
  readonly licence: Index
  /** Whose phone shows it: index of the openid. */
  readonly person: Index
  /** In which session of that phone it was made (`PersonRecord.session`). */
  readonly session: string
  /** 证照标识 of the version it was made for. */
  readonly identifier: string
  readonly state: 'waiting' | 'used'
  readonly expiresAt: Instant
  readonly usedAt?: Instant
  readonly officer?: Index
  readonly agency?: string
  /** Index of the openid of somebody who scanned it and is no officer on shift. */
  readonly caller?: Index
  readonly requestId?: string
  /** The verdict told to the officer, JSON text sealed: a repeat of the same request gets the same answer. */
  readonly answer?: Sealed
}

/** The declaration the database is made from. All indexes are non-unique; the record's id ends each of them. */
export const DATABASE = {
  collections: {
    licences: {
      indexes: {
        byHolder: ['holderIndex', 'category'],
        // A fleet in its orders. Each vehicle is in all of them; which one serves which question: licences/fleet-runs.
        fleet: ['holderIndex', 'category', 'plateNumber'],
        byPlateEnd: ['holderIndex', 'category', 'plateFromEnd'],
        byPermit: ['holderIndex', 'category', 'permitPlate'],
        byState: ['holderIndex', 'category', 'state', 'plateNumber'],
        byFamily: ['holderIndex', 'category', 'vehicleFamily', 'plateNumber'],
        byDue: ['holderIndex', 'category', 'dueBy'],
        byStatus: ['statusReference'],
      },
    },
    versions: { indexes: { byLicence: ['licence', 'revision'], byTurn: ['fileState', 'fileNextAt'] } },
    identifiers: { indexes: {} },
    audit: { indexes: { byHolder: ['holderIndex', 'at'], byDelegation: ['delegation', 'at'] } },
    auditHeads: { indexes: {} },
    outbox: { indexes: { byState: ['state', 'createdAt'] } },
    events: { indexes: {} },
    held: { indexes: { byTurn: ['nextAt'], bySince: ['heldAt'], byLicence: ['licence', 'revision'] } },
    rejections: { indexes: { byTurn: ['state', 'nextAt'], bySince: ['state', 'rejectedAt'] } },
    alerts: { indexes: { byTurn: ['state', 'nextAt'], bySince: ['state', 'since'] } },
    serialBlocks: { indexes: {} },
    activations: { indexes: {} },
    people: { indexes: { bySelf: ['self'], byPhone: ['phone'] } },
    officers: { indexes: {} },
    presentations: { indexes: { byExpiry: ['expiresAt'] } },
    verifications: { indexes: { byOfficer: ['officer', 'at'] } },
    shifts: { indexes: { byEnd: ['endsAt'] } },
    limits: { indexes: { byExpiry: ['expiresAt'] } },
    refusedChecks: {
      indexes: { byLicence: ['licence', 'state', 'at'], byTurn: ['state', 'at'], byExpiry: ['expiresAt'] },
    },
    devices: { indexes: {} },
    showings: { indexes: { byExpiry: ['expiresAt'] } },
    statusBlocks: { indexes: {} },
    statusChanges: { indexes: { byTurn: ['state', 'at'] } },
    statusLists: { indexes: { byIssuer: ['issuer', 'list'] } },
    trustLists: { indexes: {} },
    hiddenEntries: { indexes: { byHolder: ['holderIndex', 'hiddenAt'] } },
    objections: { indexes: { byState: ['state', 'at'] } },
    nonces: { indexes: { byExpiry: ['expiresAt'] } },
    identityAttempts: { indexes: { byExpiry: ['expiresAt'] } },
    copies: {
      indexes: {
        byTurn: ['fileState', 'fileNextAt'],
        byHolder: ['holderIndex', 'requestedAt'],
        byLicence: ['holderIndex', 'licence', 'requestedAt'],
        byAsker: ['askedBy', 'requestedAt'],
      },
    },
    copyNumbers: { indexes: {} },
    registeredFiles: { indexes: {} },
    downloads: { indexes: { byExpiry: ['expiresAt'] } },
    grants: {
      indexes: {
        byGiver: ['giver', 'stage', 'at'],
        byRecipient: ['recipient', 'stage', 'at'],
        // How often somebody asked, of one holder and of all.
        byPair: ['recipient', 'giver', 'askedAt'],
        byAsker: ['recipient', 'askedAt'],
        // What the calendar has ended and nobody has written down yet.
        byEnd: ['stage', 'endsAt'],
        byExpiry: ['expiresAt'],
      },
    },
    grantItems: {
      indexes: {
        byGrant: ['grant', 'place'],
        byState: ['grant', 'state', 'place'],
        byLicence: ['licence', 'at'],
        byRecipient: ['recipient', 'licence', 'at'],
        byHolder: ['recipient', 'holderIndex', 'typeCode'],
        byForeign: ['foreign', 'at'],
        byIncluded: ['grant', 'foreign'],
      },
    },
    receipts: { indexes: { byGrant: ['grant', 'number'] } },
    readings: { indexes: { byExpiry: ['expiresAt'] } },
    relyingParties: { indexes: { byName: ['state', 'nameKey'], byCompany: ['company'] } },
    partyKeys: { indexes: { byParty: ['party'] } },
    receivingCodes: { indexes: { byExpiry: ['expiresAt'] } },
    delegations: {
      indexes: {
        byPrincipal: ['principal', 'at'],
        byDelegate: ['delegate', 'at'],
        byPair: ['delegate', 'principal', 'at'],
        byExpiry: ['expiresAt'],
      },
    },
    messages: { indexes: { byOwner: ['to', 'at'], byNotice: ['notice', 'at'], byExpiry: ['expiresAt'] } },
    subscriptions: { indexes: {} },
    followers: { indexes: { byOwner: ['to'], byPhone: ['phone'] } },
    inboxes: { indexes: {} },
    erasures: {
      indexes: {
        byGiver: ['giver', 'at'],
        byRecipient: ['recipient', 'at'],
        byEnd: ['state', 'endsAt'],
        byExpiry: ['expiresAt'],
      },
    },
    reminderRuns: { indexes: {} },
  },
} as const satisfies DatabaseOf<CollectionName>

/** Collections and their indexes; an index lists its fields in order. */
export interface DatabaseDeclaration {
  readonly collections: {
    readonly [name: string]: { readonly indexes: { readonly [index: string]: readonly string[] } }
  }
}

type DatabaseOf<C extends CollectionName> = {
  readonly collections: {
    readonly [N in C]: { readonly indexes: { readonly [index: string]: readonly (keyof Records[N] & string)[] } }
  }
}

/** The declared indexes of a collection. */
export type IndexName<C extends CollectionName> = keyof (typeof DATABASE)['collections'][C]['indexes'] & string
