// Bundles the editor into ../static, where the scripts and styles that need no bundling are kept; `npm ci && npm run build` gives the same bytes every time.
import { build } from 'esbuild';

await build({
  entryPoints: ['editor.js'],
  outfile: '../static/editor.js',
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome109', 'firefox115', 'safari16.4'],
  charset: 'utf8',
  legalComments: 'none',
  banner: { js: '/* Built from composer/web/frontend with “npm ci && npm run build”. CodeMirror 6: MIT, (c) Marijn Haverbeke and others. */' },
});
