UPDATE person SET full_name = 'Countess of Lovelace' WHERE full_name = 'Ada Lovelace';
