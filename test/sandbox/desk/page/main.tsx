import '@atlaskit/css-reset';
import './desk.css';
import './states.css';
import './request.css';
import './phone.css';
import '../renderer/renderer.css';
import { createRoot } from 'react-dom/client';
import { DeskRoot } from './desk-root';

// frames live on 127.0.0.1: the page must be on the other origin
if (location.hostname === '127.0.0.1') location.replace(location.href.replace('//127.0.0.1', '//localhost'));
else {
  const place = document.getElementById('desk');
  if (!place) throw new Error('The page has no place for the desk.');
  createRoot(place).render(<DeskRoot />);
}
