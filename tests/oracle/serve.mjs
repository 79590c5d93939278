// The live oracle: reads JSON lines from standard input and answers on standard output.
//
// `node serve.mjs mfm` asks mfm-js, `node serve.mjs aiscript` asks @syuilo/aiscript to read scripts,
// `node serve.mjs run` to run them. A line is one request or an array of requests (see `mfm.mjs`,
// `aiscript.mjs`, `run.mjs`); every request gets one line with the JSON of the answer, in order. An
// answer that cannot be given is `{"error": "…"}`.

const { answer } = await import(`./${process.argv[2]}.mjs`);

// Not `node:readline`: for it U+2028 ends a line, too, and JSON strings may hold that as it is.
let unread = '';
process.stdin.setEncoding('utf8');
for await (const chunk of process.stdin) {
  const lines = (unread + chunk).split('\n');
  unread = lines.pop();
  for (const line of lines) {
    const requests = [JSON.parse(line)].flat();
    const answers = [];
    for (const request of requests) answers.push(`${await attempt(request)}\n`);
    process.stdout.write(answers.join(''));
  }
}

async function attempt(request) {
  try {
    return await answer(request);
  } catch (error) {
    return JSON.stringify({ error: `${error}` });
  }
}
