// Bundles src/ into ../static/editor.js (or the folder given) and collects the licences of what went into it. Same input, same bytes.
import { build } from "esbuild";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = process.argv[2] ?? "../static";

const result = await build({
  entryPoints: ["src/editor.js"],
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2020", "chrome90", "firefox90"],
  legalComments: "none",
  metafile: true,
  outfile: `${folder}/editor.js`,
});

const names = Object.keys(result.metafile.inputs)
  .map((path) => /node_modules\/([^/]+)\//.exec(path)?.[1])
  .filter(Boolean);
const notices = [...new Set(names)].sort().map((name) => {
  const licence = readdirSync(`node_modules/${name}`).find((file) => /^licen[cs]e/i.test(file));
  return `${name}\n\n${readFileSync(`node_modules/${name}/${licence}`, "utf8").trim()}\n`;
});
writeFileSync(`${folder}/editor.licences.txt`, notices.join("\n----\n\n"));
