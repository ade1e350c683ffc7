/** The name of standard input in reports. It is no file: what is read from it may differ each time. */
export const STDIN = 'stdin';
