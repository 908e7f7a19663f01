/** This process cannot have an instance of the WebAssembly module. */
export class Unavailable extends Error {
  constructor(cause: unknown) {
    super(why(cause), { cause });
  }
}

function why(error: unknown): string {
  if (!("WebAssembly" in globalThis)) {
    return "this process has no WebAssembly: start Node without `--jitless` and `--no-expose-wasm`";
  }
  if (error instanceof RangeError || (error as NodeJS.ErrnoException | null)?.code === "ERR_MEMORY_ALLOCATION_FAILED") {
    return (
      "this process has too little virtual memory for WebAssembly: raise its limit (`ulimit -v`), or set " +
      "`NODE_OPTIONS=--disable-wasm-trap-handler`, with which 2 GB are enough"
    );
  }
  return "this process cannot start WebAssembly: the error's cause says why";
}
