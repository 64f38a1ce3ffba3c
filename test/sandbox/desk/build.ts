export { buildDesk } from './bundle/build-desk';
