/** Numbers of one length and calling code, so that masked summaries are alike. */
export const phones = ['385981234567', '385981234568', '385981234569', '385981234570'];
/** The first word of everything that customers and agents write: nowhere but in storage, Jira's texts and on phones. */
export const secretWord = 'Geheim';
