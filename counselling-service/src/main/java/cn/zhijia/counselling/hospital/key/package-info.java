/** The public keys by which a hospital signs in (private_key_jwt); the identity provider reads them here. */
package cn.zhijia.counselling.hospital.key;
