import { AlertDialog } from '@base-ui/react/alert-dialog';
import { signInAddress } from '@/api/session';
import { ButtonAnchor } from '@/kit/Button';
import dialog from '@/kit/Dialog.module.css';
import { useWords } from '@/words/words';
import { shellWords } from './words';

/** The session ended in the middle of work. What was on the screen is gone: it may be seen by whoever comes next. */
export function SessionOver() {
  const t = useWords(shellWords);
  return (
    <AlertDialog.Root open>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={dialog.backdrop} />
        <AlertDialog.Popup className={dialog.popup}>
          <AlertDialog.Title className={dialog.title}>{t('over.title')}</AlertDialog.Title>
          <AlertDialog.Description className={dialog.text}>{t('over.text')}</AlertDialog.Description>
          <div className={dialog.actions}>
            <ButtonAnchor look="main" href={signInAddress(location.pathname + location.search)}>
              {t('signIn.button')}
            </ButtonAnchor>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
