/** What the use cases need from outside. Every adapter keeps the whole port; the store's is proven by test/adapters/store-conformance. */
import type { Failure } from '../../src/core/failure'
import type { FaceLine } from '../../src/core/licence/disclosure'
import type { TypeCode } from '../../src/core/licence/kinds'
import type { StatusReference } from '../../src/core/presentation/credential'
import type { Result } from '../../src/core/result'
import type { NoticeTopic } from '../../src/core/sharing/notice'
import type { CivilDate, Instant } from '../../src/core/time'
import type { CollectionName, Index, IndexName, Records, Sealed } from './records'

/** Names one record. */
export interface Key<C extends string = CollectionName> {
  readonly collection: C
  readonly id: string
}

/** A key of the collection. */
export function key<C extends string>(collection: C, id: string): Key<C> {
  return { collection, id }
}

/**
 * A key that a transaction reads. `expected`: probably nothing is there. A record that the decision then inserts is not read at
 * all, for inserting proves its absence; the answer is the same whether the guess was right or wrong.
 */
export type ReadKey<C extends string = CollectionName> = Key<C> & { readonly expected?: 'absent' }

/** The key, with the guess that nothing is there. */
export function probablyAbsent<C extends string>(key: Key<C>): ReadKey<C> {
  return { ...key, expected: 'absent' }
}

/** The records a transaction read. */
export interface Snapshot<R> {
  /** The record, or undefined when there is none. Throws when the key was not among those the transaction was told to read. */
  get<C extends keyof R & string>(key: Key<C>): R[C] | undefined
}

/**
 * A write of a transaction. `insert` demands that the record be absent and `replace` that it was read: either way another
 * writer makes the whole decision run again.
 */
export type Write<R> = {
  readonly [C in keyof R & string]:
    | { readonly kind: 'insert' | 'replace'; readonly key: Key<C>; readonly record: R[C] }
    | { readonly kind: 'remove'; readonly key: Key<C> }
}[keyof R & string]

/** What a decision came to. */
export interface Decision<R, T> {
  readonly writes: readonly Write<R>[]
  readonly value: T
}

/** Works out the writes from what was read. Pure: it may run several times. */
export type Decide<R, T, F> = (read: Snapshot<R>) => Result<Decision<R, T>, F>

/** A record found through an index. */
export interface Found<T> {
  readonly id: string
  readonly record: T
  /** Where the next page begins after this record. */
  readonly cursor: Cursor
}

/** A place in an index: the value of its ordering field, when it has one, and the record's id. */
export interface Cursor {
  readonly value?: string | number
  readonly id: string
}

export interface Find<T> {
  /** Values of the index's first fields. The field after them orders the result, then the id. */
  readonly equals: { readonly [F in keyof T]?: T[F] }
  readonly order: 'ascending' | 'descending'
  /** Records strictly after this place only. */
  readonly after?: Cursor
  /** Records whose ordering field is at least this. A record without the field is in no bounded page. */
  readonly from?: string | number
  /** Records whose ordering field is at most this. */
  readonly upTo?: string | number
  /** At most 1000, the platform's own bound. */
  readonly limit: number
}

/** Thrown by `transact` when an insert's id stays taken: what is stored contradicts itself. Running again does not help. */
export class Contradiction extends Error {}

/** What of a {@link Find} is counted; `limit` is where the counting stops. */
export type Count<T> = Pick<Find<T>, 'equals' | 'from' | 'upTo' | 'limit'>

/** The database, as far as CloudBase carries it: single records in a transaction, pages through declared indexes. */
export interface StoreOf<R, I extends { readonly [C in keyof R]: string }> {
  get<C extends keyof R & string>(key: Key<C>): Promise<R[C] | undefined>

  /** The records there are among `ids`, at most 100. */
  getMany<C extends keyof R & string>(collection: C, ids: readonly string[]): Promise<ReadonlyMap<string, R[C]>>

  /**
   * Reads `keys`, lets the pure `decide` work out the writes, writes all or nothing. `decide` runs again when another writer
   * came between. Refuses with BUSY when that happened too often. No I/O inside: an open transaction holds locks.
   */
  transact<T, F>(keys: readonly ReadKey<keyof R & string>[], decide: Decide<R, T, F>): Promise<Result<T, F | Busy>>

  /** A page of an index's records. Throws when the index is not declared or `equals` is not its beginning. */
  find<C extends keyof R & string>(collection: C, index: I[C], query: Find<R[C]>): Promise<readonly Found<R[C]>[]>

  /** How many records `find` would come upon, none of them read; at most 1000, the platform's own bound. */
  count<C extends keyof R & string>(collection: C, index: I[C], query: Count<R[C]>): Promise<number>

  /** Sets the fields of `patch` if the record has the fields of `expected`. Of concurrent callers exactly one gets true. */
  compareAndSet<C extends keyof R & string>(
    key: Key<C>,
    expected: Partial<R[C]>,
    patch: Partial<R[C]>,
  ): Promise<boolean>

  /** Writes the record unless its id is taken. Of concurrent callers exactly one gets true. */
  insert<C extends keyof R & string>(key: Key<C>, record: R[C]): Promise<boolean>

  /** Removes the record if it still has the fields of `expected`. */
  compareAndRemove<C extends keyof R & string>(key: Key<C>, expected: Partial<R[C]>): Promise<boolean>
}

export type Store = StoreOf<Records, { readonly [C in CollectionName]: IndexName<C> }>

/** Too many others wrote the same records; the caller repeats later. */
export type Busy = { readonly code: 'BUSY' }

export interface Clock {
  now(): Instant
}

export interface Random {
  /** `length` unpredictable bytes. */
  bytes(length: number): Uint8Array
}

/** 流水号: serials for licences that come without an identifier, never the same one twice. */
export interface Serials {
  next(): Promise<Result<string, Busy>>
}

/** 状态序号: places in our status lists, never the same one twice. */
export interface StatusIndexes {
  next(): Promise<Result<StatusReference, Busy>>
}

/** Where a sealed field stands. What was sealed for one place does not open in another. */
export interface Place {
  readonly collection: CollectionName
  readonly id: string
  readonly field: string
}

/** Encrypts single fields. */
export interface FieldCipher {
  seal(place: Place, text: string): Sealed
  /** Throws when the text was altered, moved from another place, or sealed under a key we do not hold. */
  open(place: Place, sealed: Sealed): string
}

/** What an index is made of; the same text gives different indexes for different subjects. */
export type IndexSubject =
  | 'licence'
  | 'holder'
  | 'permit'
  | 'openid'
  | 'identifier'
  | 'event'
  | 'rejection'
  | 'officer'
  | 'copyRequest'
  | 'kick'
  | 'verification'
  | 'showing'
  | 'caller'
  | 'phone'
  | 'grant'
  | 'reading'
  | 'delegation'
  | 'representative'
  | 'party'

/** Makes keyed digests. */
export interface KeyedIndex {
  of(subject: IndexSubject, text: string): Index
}

/** 实人认证: what the identity provider vouches for. */
export interface ProvenIdentity {
  readonly name: string
  readonly code: string
  readonly codeType: string
  readonly represents: readonly { readonly name: string; readonly creditCode: string }[]
  /** 手机号, eleven digits; absent when the provider does not vouch for it. */
  readonly phone?: string
}

/** Redeems the one-time code that the identity provider gave the person. */
export interface IdentityProof {
  redeem(code: string): Promise<Result<ProvenIdentity, Failure>>
}

/** 文件存储, private: nobody reads it but functions. */
export interface Files {
  /** Keeps `bytes` under `path`, whole or not at all; the same path again replaces it. The answer names the file from then on. */
  put(path: string, bytes: Uint8Array): Promise<string>
  /** undefined: there is no such file. */
  get(id: string): Promise<Uint8Array | undefined>
  /** Nothing happens when there is no such file. */
  remove(id: string): Promise<void>
}

/** 文件密钥: of one file and no other. */
export type FileKey = string & { readonly __brand: 'FileKey' }

/** Encrypts whole files, each under a key of its own. */
export interface FileCipher {
  newKey(): FileKey
  /** The same key and bytes give the same result: a key is for one file. */
  seal(key: FileKey, bytes: Uint8Array): Uint8Array
  /** Throws when the file was altered or is another key's. */
  open(key: FileKey, sealed: Uint8Array): Uint8Array
  /** The key, for whoever has `secret`, which must be unpredictable and used for one wrapping only. */
  wrap(secret: Uint8Array, key: FileKey): string
  /** Throws when it was altered or wrapped with another secret. */
  unwrap(secret: Uint8Array, wrapped: string): FileKey
}

/** 催办: tells the sealing function that something waits. A kick may be lost; what it is about is found by the timer too. */
export interface Kick {
  /** Resolves when the function has answered, or is taking long; never rejects. */
  sealing(event: object): Promise<void>
}

/** What the seal service says of the seal it holds. DER. */
export interface SealMaterial {
  /** 电子印章 (SESeal, GB/T 38540). */
  readonly seal: Uint8Array
  /** The signer's certificate. */
  readonly certificate: Uint8Array
  /** Certificates between the signer's and the root, for those who check. */
  readonly chain: readonly Uint8Array[]
}

/** `SEAL_UNREACHABLE`: nothing is known of what was asked; `SEAL_REFUSED`: it will not be done, asked again or not. */
export type SealFailure =
  | { readonly code: 'SEAL_UNREACHABLE' }
  | { readonly code: 'SEAL_REFUSED'; readonly reason: string }

/**
 * 签章服务: signs with the province's seal (SM2 with SM3 over the bytes, user id `1234567812345678`; DER). A request id is put to it once;
 * after an unknown outcome it is asked what became of that request, never to do it again.
 */
export interface SealService {
  material(): Promise<Result<SealMaterial, SealFailure>>
  sign(requestId: string, toSign: Uint8Array): Promise<Result<Uint8Array, SealFailure>>
  /** The signature made for `requestId`; undefined: it was never made and never will be, or the seal was exchanged since. */
  outcome(requestId: string): Promise<Result<Uint8Array | undefined, SealFailure>>
}

/** Who calls, by the platform's word; undefined when the call did not come from the mini-program. */
export interface Caller {
  openid(): string | undefined
}

/** What another province, or the ministry for it, says of a code of that province. */
export interface MinistryVerdict {
  /** The province that answered. */
  readonly issuer: string
  readonly verdict: 'valid' | 'invalid' | 'stale' | 'undetermined'
  readonly reason?: string
  readonly typeCode: TypeCode
  readonly checkedAt: Instant
  /** When that province last knew. */
  readonly statusAsOf: Instant
  readonly validUntil?: CivilDate
  readonly lines: readonly FaceLine[]
}

/** 部级系统, as far as checking needs it (docs/interfaces.md §3). An unsigned or wrongly signed answer counts as none. */
export interface Ministry {
  /** The trust list as it stands: a JWS, not looked into. */
  trustList(): Promise<Result<string, Failure>>
  /**
   * 跨省核验 of an online code. `requestId`: the same again gets the same answer. Refused with what became of the code, or with
   * MINISTRY_UNREACHABLE when nothing is known.
   */
  verify(request: MinistryVerification): Promise<Result<MinistryVerdict, Failure>>
}

export interface MinistryVerification {
  readonly requestId: string
  readonly code: string
  /** For the other province's record: who looked. All three or none; none is anyone who scanned, and is told as little as `faceLines` tells the public. */
  readonly agency?: string
  readonly officerNumber?: string
  readonly division?: string
}

/** zlib (RFC 1950): how status lists are packed. */
export interface Deflate {
  pack(bytes: Uint8Array): Uint8Array
  /** Throws when `packed` is no zlib stream. */
  unpack(packed: Uint8Array): Uint8Array
}

/** 签发密钥 of the province: signs offline credentials and status lists. Never leaves the adapter. */
export interface IssuerKey {
  /** 行政区划代码 of the province, six digits. */
  readonly issuer: string
  readonly number: number
  /** 64 bytes, r then s. */
  sign(message: Uint8Array): Uint8Array
  /** A JWS of ours (core/crypto/jws). */
  signJws(type: string, payload: unknown): string
}

/** 凭证密钥 of the province: signs receipts of what was granted. Never leaves the adapter. */
export interface ReceiptKey {
  readonly keyId: string
  /** Uncompressed SM2 key, hex: receipts are checked with it. */
  readonly publicKey: string
  /** SM2 with SM3, user id `1234567812345678`; base64 of DER. */
  sign(text: string): string
}

/** What a notice can say. `what`: at most twenty characters. */
export const TEMPLATE_FACTS = ['what', 'advice', 'at', 'day'] as const
export type TemplateFact = (typeof TEMPLATE_FACTS)[number]

/** 订阅消息模板: WeChat's id of it, and which fact stands in which of its fields, such as `thing1` or `time2`. */
export interface NoticeTemplate {
  readonly id: string
  readonly fields: { readonly [field: string]: TemplateFact }
}

/** Of the topics the operator has a template for. */
export type NoticeTemplates = { readonly [T in NoticeTopic]?: NoticeTemplate | undefined }

export interface Notice {
  readonly topic: NoticeTopic
  readonly openid: string
  readonly facts: { readonly [F in TemplateFact]: string }
}

/**
 * What became of a notice. `refused`: the person gave no such consent, or took it back; `unaddressable`: WeChat does not know him; `misconfigured`:
 * template, page or permission are not as WeChat has them, and `reason` says which; `unknown`: it may have been sent.
 */
export type NoticeOutcome =
  | { readonly state: 'sent' | 'refused' | 'unaddressable' | 'unknown' }
  | { readonly state: 'misconfigured'; readonly reason: string }

/** 微信订阅消息: sends one notice, and never a second time. Does not reject. */
export interface Messages {
  send(notice: Notice): Promise<NoticeOutcome>
}
