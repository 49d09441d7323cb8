// The worker of arrange.mjs: answers each request with progress, then places or an error.
import { work } from "./arrange.mjs";

onmessage = async ({ data: { number, request } }) => {
  try {
    const positions = await work(request, (progress, positions) =>
      postMessage({ number, progress, positions }, positions ? [positions.buffer] : []));
    postMessage({ number, done: positions }, [positions.buffer]);
  } catch (error) {
    postMessage({ number, error: String(error?.message ?? error) });
  }
};
