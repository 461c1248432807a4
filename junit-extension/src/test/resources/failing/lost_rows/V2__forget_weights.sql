UPDATE parcel SET weight = 0;
