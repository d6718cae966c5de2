/** Labels of the columns of exhibits, by key. */
export const columns = {
  month: 'Month',
  attribute: 'Attribute',
  value: 'Value',
  customers: 'Customers',
}
