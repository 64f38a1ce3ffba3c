import Icon from '@atlaskit/icon/base-new';
import icons from 'virtual:icons';

/** Old names that UI Kit's buttons still use, and what is drawn for them. */
const aliases: Readonly<Record<string, string>> = {
  'add-circle': 'add',
  'arrow-left-circle': 'arrow-left',
  'arrow-right-circle': 'arrow-right',
  archive: 'archive-box',
  'bitbucket-branches': 'branch',
  check: 'check-mark',
  'check-circle': 'status-success',
  'check-circle-outline': 'status-success',
  'chevron-down-circle': 'chevron-down',
  'chevron-up-circle': 'chevron-up',
  'editor-close': 'cross',
  'editor-edit': 'edit',
  error: 'status-error',
  info: 'status-information',
  lock: 'lock-locked',
  'media-services-document': 'file',
  mobile: 'device-mobile',
  more: 'show-more-horizontal',
  'more-vertical': 'show-more-vertical',
  people: 'people-group',
  question: 'question-circle',
  'question-circle': 'question-circle',
  recent: 'clock',
  'selected-item': 'check-mark',
  shortcut: 'link-external',
  trash: 'delete',
  unlink: 'link-broken',
  unlock: 'lock-unlocked',
  'vid-pause': 'video-pause',
  warning: 'status-warning',
  watch: 'eye-open',
  world: 'globe',
};

const drawings = new Map<string, IconComponent>();
type IconComponent = (
  props: Omit<React.ComponentProps<typeof Icon>, 'dangerouslySetGlyph' | 'name'>,
) => React.ReactNode;

const glyphOf = (name: string): string | undefined => icons[name] ?? icons[aliases[name] ?? ''];
export const isIconName = (name: string): boolean => glyphOf(name) !== undefined;

/** The component that draws an icon; the same one for the same name, so that React keeps it. */
export function iconNamed(name: string): IconComponent {
  const known = drawings.get(name);
  if (known) return known;
  const glyph = glyphOf(name) ?? '';
  const made: IconComponent = (props) => <Icon {...props} name={name} dangerouslySetGlyph={glyph} />;
  drawings.set(name, made);
  return made;
}
