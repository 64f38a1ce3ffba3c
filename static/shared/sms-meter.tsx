import { Button, Inline, Stack, Text } from '@forge/react';
import { measureSms, replaceForGsm, SMS_MAX_PARTS, smsIsTooLong, type SmsLength } from '../../src/contract/sms-meter';
import { namedCharacters } from './forcing-characters';
import type { Texts } from './texts';

const WARN_FROM = 6;
const WARN_STRONGLY_FROM = 8;

function figures(t: Texts, { encoding, units, parts, remaining }: SmsLength): string {
  return [
    t(encoding === 'GSM-7' ? 'meter.gsm' : 'meter.ucs2'),
    units === 1 ? t('meter.units.one') : t('meter.units.many', { units }),
    parts === 1 ? t('meter.parts.one') : t('meter.parts.many', { parts }),
    t('meter.remaining', { remaining }),
  ].join(' · ');
}

function Warning({ t, length }: { t: Texts; length: SmsLength }) {
  const { parts } = length;
  if (smsIsTooLong(length)) {
    return (
      <Text color="color.text.danger" weight="bold">
        {t('meter.too-long', { parts, most: SMS_MAX_PARTS })}
      </Text>
    );
  }
  if (parts >= WARN_STRONGLY_FROM) {
    return (
      <Text color="color.text.danger" weight="bold">
        {t('meter.very-long', { parts })}
      </Text>
    );
  }
  return parts >= WARN_FROM ? <Text color="color.text.warning">{t('meter.long', { parts })}</Text> : null;
}

interface Props {
  t: Texts;
  text: string;
  onReplace: (text: string) => void;
}

/** What a text costs as SMS, and what makes it dear. */
export function SmsMeter({ t, text, onReplace }: Props) {
  const length = measureSms(text);
  const plain = replaceForGsm(text);
  const replaceable = length.forcing.length - measureSms(plain).forcing.length;
  return (
    <Stack space="space.050">
      <Text size="small" color="color.text.subtle">
        {figures(t, length)}
      </Text>
      <Warning t={t} length={length} />
      {length.forcing.length > 0 && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text size="small">{t('meter.forcing', { characters: namedCharacters(t, length.forcing) })}</Text>
          {replaceable > 0 && (
            <Button spacing="compact" testId="replace-characters" onClick={() => onReplace(plain)}>
              {replaceable === 1 ? t('meter.replace.one') : t('meter.replace.many', { count: replaceable })}
            </Button>
          )}
        </Inline>
      )}
    </Stack>
  );
}
