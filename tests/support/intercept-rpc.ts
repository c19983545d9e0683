type Fetch = typeof fetch;

/** Does what it likes with the `number`-th call of a function, counted from 1; `pass` sends it. */
type Interceptor = (pass: () => Promise<Response>, number: number) => Promise<Response>;

/** A fetch that hands the calls of one database function to `intercept` and passes everything else. */
export function interceptRpc(name: string, intercept: Interceptor): Fetch {
  let number = 0;
  return (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.endsWith(`/rpc/${name}`)) return fetch(input, init);
    number += 1;
    return intercept(() => fetch(input, init), number);
  };
}

/** As when the connection breaks after the server did its work: nobody hears the answer of that call. */
export function loseReply(name: string, lost: number): Fetch {
  return interceptRpc(name, async (pass, number) => {
    const answer = await pass();
    if (number === lost) throw new TypeError("fetch failed");
    return answer;
  });
}

/** As when the process is killed before this call: nothing that it sends arrives any more. */
export function dieBefore(name: string): Fetch {
  let dead = false;
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    dead ||= address.endsWith(`/rpc/${name}`);
    if (dead) throw new TypeError("fetch failed");
    return fetch(input, init);
  };
}
