import { AdminPage } from './admin-page';
import { useDesk } from './desk-context';
import { DeskPage } from './desk-page';
import { FlagStack } from './flags';
import { Phone } from './phone';
import { ProblemsBox } from './problems-box';
import { QueuePage } from './queue-page';
import { Request } from './request';
import { Nothing } from './states';
import { TopBar } from './top-bar';

export function Shell() {
  const { flags, problems } = useDesk();
  return (
    <div className="shell">
      <TopBar />
      <div className="shell-page">
        <CurrentPage />
      </div>
      <FlagStack flags={flags} />
      <ProblemsBox problems={problems} />
    </div>
  );
}

function CurrentPage() {
  const { view, words, go } = useDesk();
  const { page } = view;
  switch (page.name) {
    case 'desk':
      return <DeskPage />;
    case 'queue':
      return <QueuePage />;
    case 'request':
      return <Request key={page.key} issueKey={page.key} />;
    case 'admin':
      return <AdminPage />;
    case 'phone':
      return (
        <main className="phone-page">
          <h1 className="unseen">{words.phone}</h1>
          <Phone
            number={page.number}
            onChoose={(number) => {
              go(`/phones/${number}`);
            }}
          />
        </main>
      );
    case 'unknown':
      return (
        <main>
          <Nothing icon="?" title={words.notFound} hint={page.path} />
        </main>
      );
  }
}
