import { PostForm, Submit } from '../parts.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { portalTextsIn } from '../portal/texts.ts';
import { ownershipTextsIn } from './texts.ts';

interface LettingInPageProps extends PortalPageProps {
  /** Who is told. */
  readonly told: readonly string[];
  /** The fee of a month and when it is charged first, in words; absent where none begins. */
  readonly fee: { readonly fee: string; readonly at: string } | undefined;
}

/** What it brings to let the partner's user in again, before it happens (R61, R62). */
export const LettingInPage = ({ told, fee, ...page }: LettingInPageProps) => {
  const { language, session, view } = page;
  const { lettingIn: texts, partner } = ownershipTextsIn(language);
  const back = pathIn(view.subscriptionId, 'partner');
  return (
    <Frame {...page} tab="partner" title={texts.title(view.partnerName)}>
      <p>{texts.lead(view.partnerName)}</p>
      {fee && <p class="account">{texts.fee(fee.fee, fee.at)}</p>}
      {told.length > 0 && <p class="quiet">{partner.told(told.join(', '))}</p>}
      <PostForm session={session} action={`${back}/user`}>
        <Submit
          label={texts.confirm}
          step="confirm"
          back={back}
          cancel={portalTextsIn(language).userForm.cancel}
        />
      </PostForm>
    </Frame>
  );
};
