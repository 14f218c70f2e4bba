/** The platform's names and limits that several parts of the local cloud keep to. */

export const ENVIRONMENT_ID = 'local-dev'
export const APP_ID = 'wx0000000000local'

/** 行政区划代码 of the demo province, which nobody has. */
export const PROVINCE = '990000'

/** A function's event and result, as on the platform (EXCEED_MAX_PAYLOAD_SIZE, EXCEED_MAX_RESPONSE_SIZE). */
export const MAX_EVENT_BYTES = 100 * 1024
export const MAX_RESULT_BYTES = 1024 * 1024
/** The body of a request to a function with a public path. */
export const MAX_HTTP_BODY_BYTES = 1024 * 1024
/** A request of the SDK: some documents of the largest size at once. */
export const MAX_ADMIN_BYTES = 4 * 1024 * 1024
export const MAX_FILE_BYTES = 20 * 1024 * 1024
