import { iconNamed } from '../renderer/icons';
import { useDesk } from './desk-context';
import { firstPhone, Phone } from './phone';
import { QueueColumn } from './queue';
import { Request } from './request';
import { Nothing } from './states';

const Chat = iconNamed('chat-widget');

/** Everything at once: the queue, a request, and the phone of a customer. */
export function DeskPage() {
  const { view, words, go } = useDesk();
  return (
    <div className="desk-columns">
      <QueueColumn
        selected={view.issue}
        onSelect={(issue) => {
          go('/', { issue });
        }}
      />
      <div className="desk-middle">
        {view.issue === undefined ? (
          <main>
            <Nothing icon={<Chat label="" />} title={words.noSelection} hint={words.noSelectionHint} />
          </main>
        ) : (
          <Request key={view.issue} issueKey={view.issue} />
        )}
      </div>
      <div className="desk-phone">
        <Phone
          number={view.phone ?? firstPhone}
          onChoose={(phone) => {
            go('/', { phone });
          }}
        />
      </div>
    </div>
  );
}
