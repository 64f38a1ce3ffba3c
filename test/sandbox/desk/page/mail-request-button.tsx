import { useState } from 'react';
import Button from '@atlaskit/button/new';
import { asError } from '../bridge/shapes';
import { useDesk } from './desk-context';
import { makeMailRequest } from './mail-request';

/** Makes a request as if the customer had sent an e-mail, and shows it. */
export function MailRequestButton({ projectKey }: { projectKey: string }) {
  const { words, flags, go } = useDesk();
  const [isMaking, setMaking] = useState(false);

  async function make(): Promise<void> {
    setMaking(true);
    try {
      go(`/browse/${await makeMailRequest(projectKey, words)}`);
    } catch (thrown) {
      const description = asError(thrown).message;
      const title = words.mailRequestFailed;
      flags.show({ id: 'mail-request', title, description, type: 'error', actions: [], isAutoDismiss: true });
    } finally {
      setMaking(false);
    }
  }
  return (
    <Button isLoading={isMaking} onClick={() => void make()}>
      {words.makeMailRequest}
    </Button>
  );
}
