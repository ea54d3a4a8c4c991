package cn.zhijia.counselling.hospital.key;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What SMART Backend Services asks every server to take; each goes with one type of key. */
@Schema(name = "HospitalKeyAlgorithm")
enum Algorithm {
    RS384,
    ES384
}
