/** Uploads: requests whose body is a file, not a prompt. */

/** Whether a request is an upload by method and content type: a multipart POST, judged by path and headers. */
export const isUpload = (method: string, contentType: string | null | undefined): boolean =>
  method.toUpperCase() === 'POST' && /^\s*multipart\/form-data\s*(?:;|$)/i.test(contentType ?? '');
