export { draftFromText as captureText } from './text/from-text.ts';
