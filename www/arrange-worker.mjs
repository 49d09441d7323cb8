// The worker of arrange.mjs: answers each request with progress, then places or an error.
import { work } from "./arrange.mjs";

onmessage = async ({ data: { number, request } }) => {
  try {
    const positions = await work(request, (progress) => postMessage({ number, progress }));
    postMessage({ number, positions }, [positions.buffer]);
  } catch (error) {
    postMessage({ number, error: String(error?.message ?? error) });
  }
};
