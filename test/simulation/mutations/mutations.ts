import { firstContact } from './first-contact';
import type { Mutation } from './mutation';
import { wholeLife } from './whole-life';

export const mutations: Mutation[] = [...firstContact, ...wholeLife];
