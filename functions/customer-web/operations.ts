import { brand } from '../../lib/brand.ts';
import { type Catalog, placeOf, provisioningOf, serviceOf } from '../../lib/catalog.ts';
import type { PriceList } from '../../lib/domain/billing/price-list.ts';
import { openBillingAsCustomer } from '../../lib/operations/billing/open-billing.ts';
import {
  convertAsCustomer,
  purchaseAsCustomer,
  replacePaymentAsCustomer,
} from '../../lib/operations/billing/sell.ts';
import { acceptInvitation } from '../../lib/operations/customer/accept-invitation.ts';
import { declineAccess, grantAccess, requestAccess } from '../../lib/operations/customer/access-requests.ts';
import {
  askSupportAsCustomer,
  listCustomerRequests,
  viewCustomerRequest,
  writeAsCustomer,
} from '../../lib/operations/customer/ask-support.ts';
import { addUser, deleteUser, editUser, inviteUser } from '../../lib/operations/customer/change-users.ts';
import { diagnoseAsCustomer } from '../../lib/operations/customer/diagnose.ts';
import { changeHelpMails, viewHelpMails } from '../../lib/operations/customer/help-mails.ts';
import { joinPortal } from '../../lib/operations/customer/join-portal.ts';
import { openInvitation } from '../../lib/operations/customer/open-invitation.ts';
import { previewSignUp, signUpDirectly } from '../../lib/operations/customer/sign-up-directly.ts';
import { trialsOffered } from '../../lib/operations/customer/trials-offered.ts';
import { viewAccess } from '../../lib/operations/customer/view-access.ts';
import { portalsOf, viewPortal } from '../../lib/operations/customer/view-portal.ts';
import { viewPortalHistory } from '../../lib/operations/customer/view-portal-history.ts';
import { viewSignUp } from '../../lib/operations/customer/view-sign-up.ts';
import { viewAccessRequests, viewUser, viewUsers } from '../../lib/operations/customer/view-users.ts';
import { correctInformation, viewInformation } from '../../lib/operations/ownership/account-information.ts';
import { addDelegate, removeDelegate, viewDelegates } from '../../lib/operations/ownership/delegates.ts';
import { enablePartnerUser, removePartnerAccess } from '../../lib/operations/ownership/partner-access.ts';
import {
  callOffTransfer,
  consentToTransfer,
  handOverBilling,
  requestTransfer,
  viewTransfer,
} from '../../lib/operations/ownership/transfer.ts';
import { designatePartner, removePartnerOfRecord } from '../../lib/operations/partner-of-record/designate.ts';
import { viewPartnerOfRecord } from '../../lib/operations/partner-of-record/view.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import { findPartners } from '../../lib/operations/search/find-partners.ts';

/** The use cases behind the pages and the JSON calls of one data center: the same ones for both. */
export function customerOperations(dataCenters: DataCenters, catalog: Catalog) {
  const here = { store: dataCenters.in(dataCenters.here) };
  return {
    openInvitation: openInvitation(here),
    acceptInvitation: acceptInvitation(dataCenters),
    viewHelpMails: viewHelpMails(here),
    changeHelpMails: changeHelpMails(dataCenters),
    diagnose: diagnoseAsCustomer(dataCenters, provisioningOf(catalog)),
    askSupport: askSupportAsCustomer(here),
    listSupportRequests: listCustomerRequests(here),
    viewSupportRequest: viewCustomerRequest(here),
    writeToSupport: writeAsCustomer(here),
    joinPortal: joinPortal(dataCenters),
    signUpDirectly: signUpDirectly({ dataCenters, catalog, vendorName: brand.name }),
    previewSignUp: previewSignUp({ dataCenters, catalog, vendorName: brand.name }),
    viewSignUp: viewSignUp(dataCenters),
    trialsOffered: trialsOffered({ dataCenters, catalog }),
    findPartners: findPartners(dataCenters),
    viewPartnerOfRecord: viewPartnerOfRecord({ dataCenters, catalog }),
    designatePartner: designatePartner({ dataCenters, catalog }),
    removePartnerOfRecord: removePartnerOfRecord({ dataCenters, catalog }),
    portalsOf: portalsOf(here),
    viewPortal: viewPortal({ ...here, catalog }),
    viewUsers: viewUsers(here),
    viewUser: viewUser(here),
    addUser: addUser(dataCenters),
    editUser: editUser(dataCenters),
    deleteUser: deleteUser(dataCenters),
    inviteUser: inviteUser(dataCenters),
    requestAccess: requestAccess(here),
    viewAccessRequests: viewAccessRequests(here),
    grantAccess: grantAccess(dataCenters),
    declineAccess: declineAccess(dataCenters),
    viewAccess: viewAccess(here),
    viewPortalHistory: viewPortalHistory(here),
    viewDelegates: viewDelegates(dataCenters),
    addDelegate: addDelegate(dataCenters),
    removeDelegate: removeDelegate(dataCenters),
    viewTransfer: viewTransfer(dataCenters),
    requestTransfer: requestTransfer(dataCenters),
    consentToTransfer: consentToTransfer(dataCenters),
    callOffTransfer: callOffTransfer(dataCenters),
    removePartnerAccess: removePartnerAccess(dataCenters),
    enablePartnerUser: enablePartnerUser(dataCenters),
    handOverBilling: handOverBilling(dataCenters),
    viewInformation: viewInformation(dataCenters),
    correctInformation: correctInformation(dataCenters),
    openBilling: openBillingAsCustomer(dataCenters),
    countries: [
      ...new Set(catalog.services.flatMap(({ countries }) => countries.map(({ country }) => country))),
    ],
    placeOf: (dataCenter: string): string | undefined => placeOf(catalog, dataCenter),
    pricesOf: (service: string): PriceList | undefined => serviceOf(catalog, service)?.paid,
    convert: convertAsCustomer({ dataCenters, catalog }),
    replacePayment: replacePaymentAsCustomer(dataCenters),
    buy: purchaseAsCustomer({ dataCenters, catalog }),
  };
}

export type CustomerOperations = ReturnType<typeof customerOperations>;
