/** A small app that tries every seam of the platform with the real libraries. */
export { panel } from './panel';
export { hook, brokenHook, staticHook } from './hooks';
export { work, slowWork } from './consumers';
export { onIssue } from './events';
export { sweep } from './schedules';
