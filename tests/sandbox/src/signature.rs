//! The two signatures that leave the sandbox: the callback's and the webhook's.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Signs the fields of a callback (Tokenization guide, section 5.2): sorted by name in byte order, joined as
/// `name=value&..` without any encoding, HMAC-SHA256 under the hex-decoded key, upper-case hex.
pub(crate) fn callback(key: &[u8], fields: &[(&str, String)]) -> String {
    let mut sorted: Vec<_> = fields.iter().filter(|(name, _)| *name != "signature").collect();
    sorted.sort_by(|a, b| a.0.as_bytes().cmp(b.0.as_bytes()));
    let text = sorted.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
    hex::encode_upper(hmac_sha256(key, text.as_bytes()))
}

/// The value of `webhook-signature` (Webhooks guide): HMAC-SHA256 over `id.timestamp.body`, in base64.
pub(crate) fn webhook(secret: &str, id: &str, timestamp: u64, body: &str) -> String {
    let text = format!("{id}.{timestamp}.{body}");
    format!("v1,{}", STANDARD.encode(hmac_sha256(secret.as_bytes(), text.as_bytes())))
}

fn hmac_sha256(key: &[u8], message: &[u8]) -> Vec<u8> {
    // HMAC takes a key of any length, so there is no error to report.
    Hmac::<Sha256>::new_from_slice(key)
        .map(|mac| mac.chain_update(message).finalize().into_bytes().to_vec())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_published_webhook_sample_is_reproduced() {
        let signature =
            webhook("abc1234", "msg_2nEfCaUDn9fynC9Kz2upo1QSydl", 1_728_543_028, r#"{"payload":"payload"}"#);
        assert_eq!(signature, "v1,Ns46HrH+Nfu9dZtBUVvSLyrOD5JH0SAGlNo3M5yobfQ=");
    }

    #[test]
    fn a_published_callback_sample_is_reproduced() {
        // From the official SDKs of the older API: same algorithm, other field names.
        let published = "ppc_AcquirerName=BILLDESK&ppc_AcquirerResponseCode=0300&ppc_AcquirerResponseMessage=NA&\
            ppc_Amount=1000&ppc_CapturedAmount=1000&ppc_CustomerMobile=7737291210&\
            ppc_MerchantAccessCode=bcf441be-411b-46a1-aa88-c6e852a7d68c&ppc_MerchantID=106600&\
            ppc_ParentTxnResponseCode=1&ppc_ParentTxnResponseMessage=SUCCESS&ppc_Parent_TxnStatus=4&ppc_PaymentMode=3&\
            ppc_PinePGTransactionID=12069839&ppc_PinePGTxnStatus=7&ppc_RefundedAmount=0&\
            ppc_TransactionCompletionDateTime=20/09/2023 04:07:52 PM&ppc_TxnResponseCode=1&\
            ppc_TxnResponseMessage=SUCCESS&ppc_UdfField1=&ppc_UdfField2=&ppc_UdfField3=&ppc_UdfField4=&\
            ppc_UniqueMerchantTxnID=650acb67d3752";
        let mut fields: Vec<(&str, String)> = published
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name, value.to_owned()))
            .collect();
        fields.reverse();
        fields.push(("signature", "ignored".to_owned()));
        let key = hex::decode("9A7282D0556544C59AFE8EC92F5C85F6").unwrap();
        assert_eq!(
            callback(&key, &fields),
            "D640CFF0FCB8D42B74B1AFD19D97A375DAF174CCBE9555E40CC6236964928896"
        );
    }
}
