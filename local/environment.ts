/** What a deployed function finds in its environment: the platform's variables, and of the settings those its config names. */
import type { FunctionConfig } from './host/function-config'
import type { Keys } from './keys'
import { ENVIRONMENT_ID, PROVINCE } from './platform'
import { NOTICE_TEMPLATES } from './simulators/wechat-templates'

/** The place of the issuer's key in the trust list. */
export const ISSUER_KEY_NUMBER = 1

type Environment = Readonly<Record<string, string>>

/** What a function's settings are made from. */
interface Setting {
  readonly keys: Keys
  /** {@link sealHere} or {@link sealElsewhere}. */
  readonly seal: Environment
  /** Where the cloud answers. */
  readonly url: string
}

/** What the platform sets for every function, and of the rest only what the function's config names. */
export function environmentOf(config: FunctionConfig, setting: Setting): Environment {
  const available = settings(config, setting)
  const named = [...config.secrets, ...config.environment].flatMap((name) => {
    const value = available[name] ?? process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...platformEnvironment(setting.url), ...Object.fromEntries(named) }
}

function settings(config: FunctionConfig, { keys, seal, url }: Setting): Environment {
  const province = keys.pair('province-licensing')
  return {
    DATA_KEYS: keys.dataKeys,
    INDEX_KEY: keys.indexKey,
    PROVINCE_KEYS: JSON.stringify({ [province.keyId]: province.publicKey }),
    IDENTITY_URL: `${url}/simulator/identity`,
    IDENTITY_KEY: keys.pair('identity-provider').publicKey,
    ...seal,
    TRUST_ROOTS: base64List(keys.trust.roots),
    REVOCATION_LISTS: base64List(keys.trust.revocationLists),
    PUBLIC_HOST: new URL(url).host,
    NOTICE_TEMPLATES: process.env.NOTICE_TEMPLATES ?? NOTICE_TEMPLATES,
    ...receipts(keys),
    ...offline(keys),
    ...ministry(keys, url),
    ...(config.httpPath ? { PUBLIC_MOUNT: config.httpPath } : {}),
  }
}

/** With which key the receipts of what was granted are signed. */
function receipts(keys: Keys): Environment {
  const { keyId, privateKey } = keys.pair('province-receipts')
  return { RECEIPT_KEY: JSON.stringify({ keyId, privateKey }) }
}

/** Whose offline credentials and status lists these are, and with which key they are signed. */
function offline(keys: Keys): Environment {
  const { privateKey } = keys.pair('province-issuer')
  return {
    ISSUER: PROVINCE,
    ISSUER_KEY: JSON.stringify({ issuer: PROVINCE, number: ISSUER_KEY_NUMBER, privateKey }),
  }
}

/** The ministry's simulator, unless the machine's environment names a real one: its address, its key and its roots go together. */
function ministry(keys: Keys, url: string): Environment {
  const { keyId, privateKey } = keys.pair('province-verifier')
  const { MINISTRY_URL, MINISTRY_KEY, TRUST_LIST_ROOTS } = process.env
  return {
    MINISTRY_URL: MINISTRY_URL || `${url}/simulator/ministry`,
    MINISTRY_KEY: MINISTRY_KEY || keys.pair('ministry').publicKey,
    TRUST_LIST_ROOTS: TRUST_LIST_ROOTS || JSON.stringify(keys.trustListRoots),
    VERIFIER_KEY: JSON.stringify({ keyId, privateKey }),
  }
}

/** The seal's key is a secret of the sealing function, the seal itself a file: it is too big for an environment. */
export function sealHere(keys: Keys, sealFile: string): Environment {
  return { SEAL_KEY: keys.pair('province-seal').privateKey, SEAL_FILE: sealFile }
}

/** The sealing function may only ask the seal service of the cloud at `url`. */
export function sealElsewhere(keys: Keys, url: string): Environment {
  const { keyId, privateKey } = keys.pair('seal-client')
  const servicePublicKey = keys.pair('seal-service').publicKey
  return {
    SEAL_SERVICE_URL: `${url}/simulator/seal`,
    SEAL_SERVICE_KEY: JSON.stringify({ keyId, privateKey, servicePublicKey }),
  }
}

/** A JSON array of base64. */
function base64List(ders: readonly Uint8Array[]): string {
  return JSON.stringify(ders.map((der) => Buffer.from(der).toString('base64')))
}

/** `TCB_CONTEXT_CNFG` is the platform's own, undocumented way to tell the SDK where to go; `sdk-wire.test.ts` watches it. */
function platformEnvironment(url: string): Environment {
  return {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: ENVIRONMENT_ID,
    TCB_ENV: ENVIRONMENT_ID,
    TCB_CONTEXT_KEYS: 'TCB_ENV,SCF_NAMESPACE',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
  }
}
