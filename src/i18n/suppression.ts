/** What stands in a report under pseudonyms where a text or a number is kept back; views say it in their language. */
export const suppressed = '<suppressed>'
