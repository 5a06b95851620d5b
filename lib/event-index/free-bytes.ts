/**
 * Gives the memory of bytes back at once; they are empty from then on. The garbage collector knows only that much has
 * been allocated, so that without this it comes every few files, and finds that nearly all of it is in use.
 */
export function freeBytes({ buffer }: Uint8Array): void {
  // Small buffers share their memory with others.
  if (buffer instanceof ArrayBuffer && buffer.byteLength > Buffer.poolSize) buffer.transfer(0);
}
