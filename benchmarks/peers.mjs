// Times write-good and alex as libraries on the texts of standard input; run by benchmarks/check.py.
//   node benchmarks/peers.mjs FOLDER < TEXTS.json     FOLDER holds node_modules with write-good and alex
// Prints {"write-good 1.0.8": messages per CPU-second, …} for those that are installed.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const home = resolve(process.argv[2]) + "/";
const require = createRequire(home);
const texts = JSON.parse(readFileSync(0, "utf8"));

async function installed(name) {
  try {
    const at = resolve(home, "node_modules", name);
    const { version, main, exports } = JSON.parse(readFileSync(at + "/package.json", "utf8"));
    const entry = typeof exports === "string" ? exports : main || "index.js";
    const module = await import(pathToFileURL(resolve(at, entry)).href).catch(() => ({ default: require(name) }));
    return { name: `${name} ${version}`, module };
  } catch {
    return null;
  }
}

function rate(check, sample) {
  texts.slice(0, 40).forEach(check);
  const begun = process.cpuUsage();
  sample.forEach(check);
  const { user, system } = process.cpuUsage(begun);
  return (sample.length / (user + system)) * 1e6;
}

const rates = {};
const good = await installed("write-good");
if (good) rates[good.name] = rate((text) => good.module.default(text), texts.slice(0, 1000));
const alex = await installed("alex");
if (alex) rates[alex.name] = rate((text) => (alex.module.text || alex.module.default.text)(text), texts.slice(0, 200));
console.log(JSON.stringify(rates));
