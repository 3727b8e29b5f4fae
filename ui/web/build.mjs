// Builds or tests the page for Maven, and only when something it is made of has changed:
//   node build.mjs build|test WORK_FOLDER OUTPUT_FOLDER SKIP…      (any SKIP that is "true" ends it at once)
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [task, work, output, ...skips] = process.argv.slice(2);
const PARTS = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'index.html', 'public', 'src'];

if (!skips.includes('true')) {
  mkdirSync(work, { recursive: true });
  once('installed', join(here, 'node_modules', '.sluice-installed'), ['package-lock.json'], ['ci', '--prefer-offline'], join(here, 'node_modules', 'vite'));
  if (task === 'build') {
    once('built', join(work, 'web.built'), PARTS, ['run', 'build'], join(output, 'index.html'));
  } else {
    once('tested', join(work, 'web.tested'), PARTS, ['test']);
  }
}

/** Runs npm unless the stamp says that the same parts went through before and the result is still there. */
function once(done, stamp, parts, npm, result = stamp) {
  const hash = hashOf(parts);
  if (existsSync(stamp) && existsSync(result) && readFileSync(stamp, 'utf8') === hash) {
    return;
  }
  const env = { ...process.env, SLUICE_WEB_OUT: output, CI: 'true' };
  const { status, error } = spawnSync('npm', npm, { cwd: here, env, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(`the web page could not be ${done}: npm ${npm.join(' ')} ended with ${error?.message ?? status}`);
    console.error('next: look at the lines above; to build without the page, pass -Dskip.web');
    process.exit(1);
  }
  writeFileSync(stamp, hash);
}

function hashOf(parts) {
  const hash = createHash('sha256');
  for (const file of parts.map((part) => join(here, part)).flatMap(filesOf)) {
    hash.update(file.slice(here.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesOf(path) {
  return statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => filesOf(join(path, name))) : [path];
}
