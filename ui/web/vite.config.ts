import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// `npm run dev` shows the page with hot reload in front of a running server: ./sluice up, or SLUICE_URL=http://…
const server = { target: process.env.SLUICE_URL ?? 'http://127.0.0.1:8080', changeOrigin: true };

export default defineConfig({
  plugins: [react()],
  server: { host: '127.0.0.1', proxy: { '/v1': server, '/pipeline': server } },
  build: { outDir: process.env.SLUICE_WEB_OUT ?? 'dist', emptyOutDir: true, target: 'es2022' },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
});
