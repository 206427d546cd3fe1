import * as z from 'zod/mini';
import type { SignUpDirectly } from '../../../lib/domain/customer/direct-sign-up.ts';
import type { Language } from '../../../lib/domain/identity.ts';
import type { Refusal } from '../../../lib/domain/refusal.ts';
import { address, country, email, language as languageField, line, phone } from '../../../lib/http/fields.ts';
import { statusOf } from '../../../lib/http/status.ts';
import type { Session } from '../../../lib/identity/session.ts';
import { agreedIn } from '../agreed.ts';
import { isOwnForm } from '../own-form.ts';
import { NoticePage } from '../pages/notice.tsx';
import { SignOutForm } from '../pages/parts.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import type { Rejection } from '../pages/portal/rejection.tsx';
import { type SignUpEntries, type SignUpForm, SignUpPage } from '../pages/sign-up/sign-up.tsx';
import { SignedUpPage } from '../pages/sign-up/signed-up.tsx';
import { signUpTextsIn } from '../pages/sign-up/texts.ts';
import { signUpFields } from '../pages/sign-up/wording.ts';
import { textsIn } from '../pages/texts.ts';
import {
  callerIn,
  foreignForm,
  isReply,
  isSubscriptionId,
  noPortal,
  nothingHere,
  pleaseSignIn,
  signedIn,
} from '../portal/entry.tsx';
import { read, readGroup, rejectionOf, textIn } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import { languageOf, type WebRequest } from '../request.ts';
import { sessionOf } from '../visitor.ts';
import type { Web, WebHandler } from '../web.ts';

const signUpPath = '/sign-up';

/** What can be tried; whoever is signed in gets the form too. */
export const showSignUp =
  (web: Web): WebHandler =>
  async (request) => {
    const language = languageOf(request);
    const trials = web.operations.trialsOffered(request.now);
    if (trials.length === 0) return nothingHere(language);
    const session = await sessionOf(web, request);
    const form = session && { session, entries: emptyFor(session, language) };
    return page(200, <SignUpPage language={language} trials={trials} form={form} />);
  };

const emptyFor = ({ identity }: Session, language: Language): SignUpEntries => ({
  service: '',
  countryOfUse: '',
  organizationName: '',
  phone: '',
  line1: '',
  line2: '',
  postalCode: '',
  city: '',
  firstName: '',
  lastName: '',
  contactEmail: identity.accountId,
  language,
});

const signingUp = z.strictObject({
  service: line(40),
  countryOfUse: country,
  organizationName: line(160),
  phone: z.optional(phone),
  firstName: line(80),
  lastName: line(80),
  contactEmail: email,
  language: languageField,
});

const { line1, line2, postalCode, city } = address.shape;
const addressGiven = z.strictObject({ line1, line2, postalCode, city });

/** Signs up by our own form: both boxes, and the texts that were shown (R26, R46). */
export const submitSignUp =
  (web: Web): WebHandler =>
  async (request) => {
    const language = languageOf(request);
    const trials = web.operations.trialsOffered(request.now);
    if (trials.length === 0) return nothingHere(language);
    const session = await sessionOf(web, request);
    if (!session) return pleaseSignIn(language, signUpPath);
    if (!isOwnForm(request, web.site, session)) return foreignForm(language);
    const entries = entriesIn(request);
    const agreed = agreedIn(request.form);
    const again: Again = (status, rest) => {
      const form = { session, entries, ticked: agreed.ticked, ...rest };
      return page(status, <SignUpPage language={language} trials={trials} form={form} />);
    };
    const given = givenIn(entries);
    if ('faults' in given || Object.keys(agreed.faults).length > 0)
      return again(422, {
        agreementFaults: agreed.faults,
        ...('faults' in given && { rejection: given }),
      });
    const signedUp = await web.operations.signUpDirectly(
      { ...given.value, agreements: agreed.agreements },
      callerIn(web, request, session),
    );
    return signedUp.ok
      ? seeOther(`${signUpPath}/${signedUp.value.order.id}`)
      : notSignedUp(signedUp.refusal, { language, session, again });
  };

/** The form as it was filled in, with what is wrong. */
type Again = (status: number, rest: Partial<SignUpForm>) => Reply;

function givenIn(
  entries: SignUpEntries,
): { readonly value: Omit<SignUpDirectly, 'agreements'> } | Pick<Rejection, 'faults'> {
  const { line1, line2, postalCode, city, ...rest } = entries;
  const given = read(signingUp, { ...rest, phone: textIn(rest.phone) });
  const place = readGroup(addressGiven, entries);
  if ('faults' in given || 'faults' in place)
    return {
      faults: { ...('faults' in given && given.faults), ...('faults' in place && place.faults) },
    };
  const { organizationName: name, phone, firstName, lastName, ...sought } = given.value;
  const organization = {
    name,
    ...(phone !== undefined && { phone }),
    ...(place.value && { address: { ...place.value, country: sought.countryOfUse } }),
  };
  return { value: { ...sought, organization, name: { firstName, lastName } } };
}

function notSignedUp(
  refusal: Refusal,
  { language, session, again }: { language: Language; session: Session; again: Again },
): Reply {
  if (refusal.code === 'administrator-is-portal-identity')
    return page(
      statusOf[refusal.code],
      <NoticePage language={language} notice={signUpTextsIn(language).partnerAccount}>
        <SignOutForm session={session} label={textsIn(language).wrongAccount.button} look="button" />
      </NoticePage>,
    );
  const rejection = rejectionOf(refusal);
  if (!rejection) throw new Error(`A sign-up was refused with ${refusal.code}.`);
  return again(statusOf[rejection.refusal], { rejection });
}

const entriesIn = ({ form }: WebRequest): SignUpEntries =>
  Object.fromEntries(signUpFields.map((name) => [name, form.get(name) ?? ''])) as SignUpEntries;

/** On to the portal as soon as it is here; where it is, if it is being set up or at another data center (R20). */
export const showSignedUp =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const session = await signedIn(web, request);
    if (isReply(session)) return session;
    const language = languageOf(request);
    if (!isSubscriptionId(subscriptionId)) return noPortal(language, session);
    const found = await web.operations.viewSignUp(subscriptionId, callerIn(web, request, session));
    if (!found.ok) return noPortal(language, session, subscriptionId);
    const { order, standing } = found.value;
    const isHere = order.dataCenter === web.site.dataCenter;
    const isReady = standing.status !== 'provisioning';
    const url = web.site.elsewhere[order.dataCenter];
    if (isHere && isReady) return seeOther(pathIn(subscriptionId));
    return page(
      200,
      <SignedUpPage
        language={language}
        session={session}
        signedUp={found.value}
        place={web.operations.placeOf(order.dataCenter)}
        isHere={isHere}
        portal={url && isReady ? `${url}${pathIn(subscriptionId)}` : undefined}
      />,
    );
  };
