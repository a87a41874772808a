import clipboard from 'clipboardy';
import { userError } from '../errors.ts';

/** What the clipboard holds, as text; throws `userError` where there is none or it is empty. */
export async function clipboardText(): Promise<string> {
  let text: string;
  try {
    text = await clipboard.read();
  } catch {
    throw userError('no-clipboard', 'The clipboard cannot be read here.', [
      'Pipe the text in instead: jobtrail save -',
      'Under Wayland: wl-paste | jobtrail save -',
    ]);
  }
  if (text.trim() === '')
    throw userError('empty-clipboard', 'The clipboard holds no text.', ['Copy the posting first.']);
  return text;
}
