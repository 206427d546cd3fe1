let calls = 0;

/** Does as the event says. */
exports.handler = async ({ sleep, fail, exit, grow }, context) => {
  calls += 1;
  console.log(`call ${calls}`);
  if (sleep) await new Promise((resolve) => setTimeout(resolve, sleep));
  if (fail) throw new TypeError('as asked');
  if (exit) process.exit(3);
  const hoard = [];
  while (grow) hoard.push(new Array(100_000).fill(calls));
  return {
    calls,
    now: Date.now(),
    greeting: process.env.GREETING,
    home: process.env.HOME,
    remaining: context.getRemainingTimeInMillis(),
    requestId: context.awsRequestId,
    name: context.functionName,
  };
};
