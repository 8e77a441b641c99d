// Times read on texts of three lengths, in the program that ships. Reads the
// texts as JSON from standard input, writes milliseconds of processor time as
// JSON. reading.go runs it.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { core, rounds, texts } = JSON.parse(readFileSync(0, "utf8"));
const { load } = await import(pathToFileURL(core));
const calculator = await load();

/** Milliseconds of processor time, which other programs don't affect. */
function clock() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const times = texts.map((sizes) => sizes.map(() => []));
for (let round = -1; round < rounds; round++) {
  texts.forEach((sizes, i) => sizes.forEach((text, j) => {
    const start = clock();
    calculator.read(text);
    if (round >= 0) times[i][j].push(clock() - start); // the first round warms up
  }));
}
console.log(JSON.stringify(times.map((sizes) => sizes.map(median))));
