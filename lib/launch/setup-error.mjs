/** Something that the person at the keyboard can mend. Its message is the whole story; a stack would add nothing. */
export class SetupError extends Error {
  name = 'SetupError';
}
