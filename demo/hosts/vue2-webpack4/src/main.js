import Vue from 'vue';
import App from './App.vue';

Vue.config.ignoredElements = [/^sw-/];
new Vue({render: (h) => h(App)}).$mount('#app');
