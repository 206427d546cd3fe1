import { accessTexts } from './texts/access.sv.ts';
import { formTexts } from './texts/form.sv.ts';
import { frameTexts } from './texts/frame.sv.ts';
import { historyTexts } from './texts/history.sv.ts';
import { invitationTexts } from './texts/invitation.sv.ts';
import { overviewTexts } from './texts/overview.sv.ts';
import { requestsTexts } from './texts/requests.sv.ts';
import { usersTexts } from './texts/users.sv.ts';
import type { PortalTexts } from './wording.ts';

export const swedish: PortalTexts = {
  ...frameTexts,
  ...formTexts,
  ...overviewTexts,
  ...usersTexts,
  ...requestsTexts,
  ...historyTexts,
  ...accessTexts,
  ...invitationTexts,
};
