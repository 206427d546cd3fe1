import { userOf } from '../../domain/portal/portal.ts';
import {
  type AddUser,
  addUser as decideAdd,
  deleteUser as decideDelete,
  editUser as decideEdit,
  type EditUser,
  type HandOver,
} from '../../domain/portal/portal-commands.ts';
import { inviteUser as decideInvite } from '../../domain/portal/portal-invitation.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { CallerContext } from '../request.ts';
import { becomesAdministrator, changePortal } from './change-portal.ts';
import { signsInToPartnerPortal } from './portal-identity.ts';
import { changedUser, type UserView } from './user-view.ts';

type Changed = Promise<Outcome<UserView>>;
const here = (dataCenters: DataCenters) => dataCenters.in(dataCenters.here);

/** Adds a user, with the invitation mail if asked for (R37, R39, R45). */
export const addUser =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, command: AddUser, request: CallerContext): Changed => {
    const id = request.newId('usr');
    const changed = await changePortal(
      {
        dataCenters,
        subscriptionId,
        about: () => id,
        decide: async ({ portal, user: addedBy }, facts) => {
          const account = command.roles.includes('administrator') ? command.accountId : undefined;
          const isPartner = await signsInToPartnerPortal(dataCenters, account);
          return decideAdd(portal.value, command, {
            ...facts,
            id,
            addedBy,
            signsInToPartnerPortal: isPartner,
          });
        },
      },
      request,
    );
    return changedUser(here(dataCenters), changed, request.now);
  };

/** Edits a user: name, language, roles (R42, R44). */
export const editUser =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, userId: string, edit: EditUser, request: CallerContext): Changed => {
    const changed = await changePortal(
      {
        dataCenters,
        subscriptionId,
        about: () => userId,
        decide: async (entered, facts) => {
          const account = becomesAdministrator(entered, userId, edit.roles)
            ? userOf(entered.portal.value, userId)?.accountId
            : undefined;
          const isPartner = await signsInToPartnerPortal(dataCenters, account);
          return decideEdit(entered.portal.value, userId, edit, {
            ...facts,
            signsInToPartnerPortal: isPartner,
          });
        },
      },
      request,
    );
    return changedUser(here(dataCenters), changed, request.now);
  };

/** Mails the invitation of a user, or mails it again (R39). */
export const inviteUser =
  (dataCenters: DataCenters) =>
  async (subscriptionId: string, userId: string, request: CallerContext): Changed => {
    const changed = await changePortal(
      {
        dataCenters,
        subscriptionId,
        about: () => userId,
        decide: ({ portal }, facts) => decideInvite(portal.value, userId, facts),
      },
      request,
    );
    return changedUser(here(dataCenters), changed, request.now);
  };

/** Deletes a user, handing over mandatory roles in the same change (R42, R43, R44). */
export const deleteUser =
  (dataCenters: DataCenters) =>
  async (
    subscriptionId: string,
    userId: string,
    handOver: HandOver,
    request: CallerContext,
  ): Promise<Outcome<{ readonly subscriptionId: string }>> => {
    const changed = await changePortal(
      {
        dataCenters,
        subscriptionId,
        decide: ({ portal }, facts) => decideDelete(portal.value, userId, handOver, facts),
      },
      request,
    );
    return changed.ok ? accepted({ subscriptionId }) : changed;
  };
