/** The composer counts with the very rule that the backend refuses by. */
export { measureSms, replaceForGsm, smsIsTooLong, smsBytes, SMS_MAX_PARTS, type SmsLength } from '../domain/sms-length';
