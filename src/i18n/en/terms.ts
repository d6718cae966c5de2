/** What the cells of a `term` column say: the classes into which a metric sorts customers, money or reasons, by key. */
export const terms = {
  'bought-or-closed': 'Bought or closed down',
  competitor: 'Went to a competitor',
  'contact-left': 'Contact person left',
  'hardly-used': 'Hardly used',
  'joined-and-left': 'Joined and left inside the window',
  'left-at-start': 'Customer at the start of the window',
  'missing-feature': 'Missing feature',
  'no-longer-needed': 'No longer needed',
  'not-stated': 'Not stated',
  other: 'Other, as stated',
  'payment-failed': 'Payment failed or not made',
  'poor-quality': 'Poor performance or quality',
  'poor-service': 'Poor service or support',
  price: 'Price or budget',
  'returned-and-left': 'Returned inside the window and left again',
  'too-difficult': 'Too difficult to use',
}
