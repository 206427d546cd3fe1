/** A mail template, compiled to HTML when the program is built. */
declare module '*.mjml' {
  const html: string;
  export default html;
}
