import { accessTexts } from './texts/access.en.ts';
import { formTexts } from './texts/form.en.ts';
import { frameTexts } from './texts/frame.en.ts';
import { historyTexts } from './texts/history.en.ts';
import { invitationTexts } from './texts/invitation.en.ts';
import { overviewTexts } from './texts/overview.en.ts';
import { requestsTexts } from './texts/requests.en.ts';
import { usersTexts } from './texts/users.en.ts';
import type { PortalTexts } from './wording.ts';

export const english: PortalTexts = {
  ...frameTexts,
  ...formTexts,
  ...overviewTexts,
  ...usersTexts,
  ...requestsTexts,
  ...historyTexts,
  ...accessTexts,
  ...invitationTexts,
};
