//! The pages of a list, one call after another.

use super::Client;
use crate::Error;
use crate::endpoint::Endpoint;

/// The pages of a list, as [`Client::pages`] begins them: each is asked for when it is wanted.
///
/// ```no_run
/// use pinelabs_online::Client;
/// use pinelabs_online::operations::list_settlements::ListSettlements;
///
/// # async fn example(client: Client) -> Result<(), pinelabs_online::Error> {
/// let request = ListSettlements { start_date: "2024-10-01".into(), end_date: "2024-10-31".into(), ..Default::default() };
/// let mut pages = client.pages(request);
/// while let Some(page) = pages.next().await {
///     for settlement in &page?.data {
///         println!("{:?}: {:?}", settlement.utr_number, settlement.total_amount);
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
#[must_use]
pub struct Pages<E> {
    client: Client,
    next: Option<E>,
}

impl Client {
    /// Begins to read the pages of a list from the one that the request names; of an operation without pages, the one
    /// answer.
    pub fn pages<E: Endpoint>(&self, request: E) -> Pages<E> {
        Pages { client: self.clone(), next: Some(request) }
    }
}

impl<E: Endpoint> Pages<E> {
    /// Reads the next page; `None` after the last one.
    ///
    /// After an error it is still the same page that comes next. Dropping the future loses no page.
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn next(&mut self) -> Option<Result<E::Response, Error>> {
        let request = self.next.clone()?;
        let answer = self.client.call(request.clone()).await;
        if let Ok(page) = &answer {
            self.next = request.next_page(page);
        }
        Some(answer)
    }
}
